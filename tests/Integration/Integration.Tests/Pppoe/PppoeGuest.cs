using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>
/// A User-Mode Linux guest on Ethernet, with rp-pppoe's concentrator and the kernel's PPPoE under pppd. Its cable is a pair of
/// datagram sockets or a TAP interface. See peers/uml-pppoe-init.sh.
/// </summary>
internal sealed class PppoeGuest : IDisposable
{
    /// <summary>The programs that a test with such a guest requires.</summary>
    public const string Kernel = "linux.uml";

    /// <summary>Its Ethernet address.</summary>
    public const string HardwareAddress = "02:75:63:74:00:0c";

    private const string OtherHardwareAddress = "02:75:63:74:00:0e";
    private const string Init = "uml-pppoe-init.sh";

    private readonly UmlKernel _kernel;
    private readonly PeerFolder? _folder;
    private readonly Socket? _plug;

    private PppoeGuest(UmlKernel kernel, PeerFolder? folder = null, Socket? plug = null)
    {
        _kernel = kernel;
        _folder = folder;
        _plug = plug;
    }

    /// <summary>The link URI of our end, of one <see cref="OnPath"/>.</summary>
    public string Link => $"unixdgram:{_folder!.File("ours")}?peer={_folder.File("guest")}";

    /// <summary>Waits until our end is there and joins the guest's to it.</summary>
    public void PlugIn(Ucondis ucondis)
    {
        string ours = _folder!.File("ours");
        ucondis.WaitUntil(() => File.Exists(ours), "the socket of its link");
        _plug!.Connect(new UnixDomainSocketEndPoint(ours));
    }

    /// <summary>Boots one whose cable ends in a datagram socket, which belongs to the caller.</summary>
    public static PppoeGuest OnSocket(ITestOutputHelper output, out Socket cable)
    {
        (SafeSocketHandle ours, SafeSocketHandle theirs) = PeerNative.DatagramPair();
        cable = new Socket(ours);
        try
        {
            return OnDescriptor(output, theirs, HardwareAddress);
        }
        catch
        {
            cable.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Boots one whose cable is a pair of datagram sockets in the file system, <see cref="Link"/> the URI of the other end.
    /// Nothing gets out of the guest before <see cref="PlugIn"/>.
    /// </summary>
    public static PppoeGuest OnPath(ITestOutputHelper output)
    {
        PeerFolder folder = new();
        Socket plug = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            plug.Bind(new UnixDomainSocketEndPoint(folder.File("guest")));
            return OnDescriptor(output, PeerNative.Duplicate(plug.SafeHandle), HardwareAddress, folder, plug);
        }
        catch
        {
            plug.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Boots two on one cable.</summary>
    public static (PppoeGuest One, PppoeGuest Other) Two(ITestOutputHelper output)
    {
        (SafeSocketHandle one, SafeSocketHandle other) = PeerNative.DatagramPair();
        PppoeGuest first = OnDescriptor(output, one, HardwareAddress);
        try
        {
            return (first, OnDescriptor(output, other, OtherHardwareAddress));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>Boots one whose cable ends in a TAP interface.</summary>
    public static PppoeGuest OnTap(ITestOutputHelper output, string tap, NetNamespace home) =>
        new(new UmlKernel(output, Init, [Device($"tap,ifname={tap}", HardwareAddress)], takesInput: true, home: home));

    /// <summary>Everything on its console.</summary>
    public string Console => _kernel.Console;

    /// <summary>Waits for a line on its console.</summary>
    public string WaitFor(string text, double seconds = 20) => _kernel.WaitFor(text, seconds);

    /// <summary>Runs a command in the guest's shell.</summary>
    public void Run(string command) => _kernel.Say(command);

    /// <summary>Says what its pppd proves itself with, and what it accepts.</summary>
    public void SetSecret(string user, string secret) => Run($"secret {user} {secret}");

    /// <summary>Starts a concentrator and waits until it serves.</summary>
    public void Serve(GuestConcentrator concentrator)
    {
        Run(concentrator.Command);
        _ = WaitFor($"GUEST {concentrator.Name} serves");
    }

    /// <summary>Starts a pppd that calls; its lines begin with GUEST and the tag.</summary>
    public void Dial(string tag, params string[] options) => Run($"dial {tag} vec0 {string.Join(' ', options)}");

    /// <summary>Waits until that pppd ended; its exit code says why (pppd(8), EXIT STATUS).</summary>
    public int WaitForExit(string tag, double seconds = 30) =>
        int.Parse(WaitFor($"GUEST {tag} exit", seconds).Split(' ')[^1], CultureInfo.InvariantCulture);

    /// <summary>Pulls its plug.</summary>
    public void Kill() => _kernel.Kill();

    public void Dispose()
    {
        _kernel.Dispose();
        _plug?.Dispose();
        _folder?.Dispose();
    }

    private static PppoeGuest OnDescriptor(
        ITestOutputHelper output, SafeHandle descriptor, string address, PeerFolder? folder = null, Socket? plug = null)
    {
        long number = descriptor.DangerousGetHandle();
        return new(new UmlKernel(output, Init, [Device($"fd,fd={number}", address)], takesInput: true, descriptor), folder, plug);
    }

    private static string Device(string transport, string address) => $"vec0:transport={transport},mac={address}";
}
