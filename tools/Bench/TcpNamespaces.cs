using System.Diagnostics;

namespace UserCoNdis.Tools.Bench;

/// <summary>Two network namespaces with a veth pair between them; both go, with all that is in them, when this is disposed.</summary>
internal sealed class TcpNamespaces : IDisposable
{
    public const string Near = "ucobtcp1", Far = "ucobtcp2";
    public const string NearInterface = "ucobtcpa", FarInterface = "ucobtcpb";
    public const string NearAddress = "192.0.2.1", FarAddress = "192.0.2.2"; // RFC 5737
    public const string RelayInterface = "ucobsocat";
    private const int RelayPort = 5555;

    public TcpNamespaces()
    {
        Remove(); // what a run that was killed left
        _ = Ip($"netns add {Near}");
        _ = Ip($"netns add {Far}");
        _ = Ip($"link add {NearInterface} netns {Near} type veth peer name {FarInterface} netns {Far}");
        SetUp(Near, NearInterface, NearAddress);
        SetUp(Far, FarInterface, FarAddress);
    }

    /// <summary>Starts a program in a namespace.</summary>
    public static BenchProcess Start(string name, params string[] words) => new("ip", ["netns", "exec", name, .. words]);

    /// <summary>Starts one end of socat's relay: packets of a TUN in datagrams.</summary>
    public static BenchProcess StartRelay(string name, string tunAddress, string own, string other) => Start(
        name,
        "socat",
        "-b",
        "65536",
        $"TUN:{tunAddress},tun-name={RelayInterface},iff-no-pi,iff-up",
        $"UDP-DATAGRAM:{other}:{RelayPort},bind={own}:{RelayPort}");

    /// <summary>Waits until an interface has an IPv4 address in both namespaces.</summary>
    public static bool WaitForAddress(string interfaceName, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        bool isThere;
        do
        {
            isThere = new[] { Near, Far }.All(name => Ip($"-n {name} -4 -o addr show").Contains(interfaceName, StringComparison.Ordinal));
        }
        while (!isThere && Stopwatch.GetElapsedTime(start) < limit);
        return isThere;
    }

    /// <summary>Measures while TCP hands the veth one segment a packet, as it has to hand them to any device that cannot cut them.</summary>
    public static double WithoutSegmentation(Func<double> measure)
    {
        SetSegments(1);
        double result = measure();
        SetSegments(65535);
        return result;
    }

    public void Dispose() => Remove();

    private static string Ip(string words) => BenchProcess.Run("ip", words);

    private static void SetSegments(int most)
    {
        _ = Ip($"-n {Near} link set dev {NearInterface} gso_max_segs {most}");
        _ = Ip($"-n {Far} link set dev {FarInterface} gso_max_segs {most}");
    }

    private static void SetUp(string name, string interfaceName, string address)
    {
        _ = Ip($"-n {name} link set lo up");
        _ = Ip($"-n {name} addr add {address}/24 dev {interfaceName}");
        _ = Ip($"-n {name} link set {interfaceName} up");
    }

    private static void Remove()
    {
        string names = Ip("netns list");
        foreach (string name in (string[])[Near, Far])
        {
            if (names.Contains(name, StringComparison.Ordinal))
            {
                _ = Ip($"netns del {name}");
            }
        }
    }
}
