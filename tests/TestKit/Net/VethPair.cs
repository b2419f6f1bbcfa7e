namespace UserCoNdis.TestKit.Net;

/// <summary>
/// Two Ethernet interfaces with a cable between them, up, without addresses, so that nothing is on the cable but what a test
/// sends. Each end is in a namespace, or in that of the machine when none is given.
/// </summary>
public sealed class VethPair : IDisposable
{
    private readonly NetNamespace? _nearHome;
    private readonly NetNamespace? _farHome;

    /// <summary>Makes it.</summary>
    /// <param name="near">Where one end is.</param>
    /// <param name="far">Where the other end is.</param>
    /// <param name="mtu">Octets, of both ends.</param>
    public VethPair(NetNamespace? near = null, NetNamespace? far = null, int mtu = 1500)
    {
        NetSweep.Start();
        _nearHome = near;
        _farHome = far;
        string[] peer = ["peer", "name", Far, .. far is null ? Array.Empty<string>() : ["netns", far.Name]];
        _ = In(near, ["link", "add", "name", Near, "mtu", $"{mtu}", "address", NearAddress, "type", "veth", .. peer, "mtu", $"{mtu}", "address", FarAddress]);
        try
        {
            _ = SetNear("up", "alias", NetNames.Mark, "addrgenmode", "none");
            _ = SetFar("up", "alias", NetNames.Mark, "addrgenmode", "none");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The MAC addresses, the same on every cable.</summary>
    public const string NearAddress = "02:75:63:74:00:0a";

    /// <inheritdoc cref="NearAddress"/>
    public const string FarAddress = "02:75:63:74:00:0b";

    /// <summary>The names of the two interfaces, each in its namespace.</summary>
    public string Near { get; } = NetNames.Next('v');

    /// <inheritdoc cref="Near"/>
    public string Far { get; } = NetNames.Next('w');

    /// <summary>What <c>ip link set</c> takes: <c>down</c>, <c>mtu 1400</c>.</summary>
    public string SetNear(params string[] what) => In(_nearHome, ["link", "set", Near, .. what]);

    /// <inheritdoc cref="SetNear"/>
    public string SetFar(params string[] what) => In(_farHome, ["link", "set", Far, .. what]);

    /// <summary>Removes both ends, at once; a namespace that goes takes its interfaces only after a while. None is left when it was removed before.</summary>
    public void Dispose()
    {
        string[] delete = ["link", "del", Near];
        _ = NetTool.TryIp(out _, _nearHome is null ? delete : ["-n", _nearHome.Name, .. delete]);
    }

    private static string In(NetNamespace? home, string[] arguments) => home is null ? NetTool.Ip(arguments) : home.Ip(arguments);
}
