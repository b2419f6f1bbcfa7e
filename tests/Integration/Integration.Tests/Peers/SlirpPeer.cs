namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// slirp-fullbolt: PPP and a NAT in user space. It speaks when spoken to, wants an address in IPCP (any), gives us
/// 10.0.2.15, and 10.0.2.2 behind it is this machine's loopback. (Debian's plain slirp ends at once: its select is wrong.)
/// </summary>
internal sealed class SlirpPeer : IDisposable
{
    /// <summary>The program that a test requires.</summary>
    public const string Program = "slirp-fullbolt";

    /// <summary>The address that slirp gives to us.</summary>
    public const string OurAddress = "10.0.2.15";

    /// <summary>The address under which slirp shows this machine's loopback.</summary>
    public const string LoopbackAddress = "10.0.2.2";

    private readonly PeerFolder _home = new();
    private readonly string _options;

    /// <param name="options">PPP options: <c>+pap</c>, <c>+chap</c>, <c>-vj</c>, <c>-ac</c>.</param>
    /// <param name="user">The name it accepts.</param>
    /// <param name="secret">The secret it accepts. Three fields: slirp takes an asterisk in a fourth for "no address".</param>
    public SlirpPeer(string options = "", string user = "joe", string secret = "sesame")
    {
        _options = options;
        string secrets = $"{user} * {secret}\n";
        _ = _home.Write(".pap-secrets", secrets);
        _ = _home.Write(".chap-secrets", secrets);
    }

    /// <summary>The command that starts it on its standard input, for <c>exec:</c> or a shell; it reads its secrets in HOME.</summary>
    public string Command => $"env HOME={_home.Path} {Machine.Find(Program)} -P {_options}".TrimEnd();

    /// <summary>The link URI.</summary>
    public string Link => $"exec:{Command}";

    public void Dispose() => _home.Dispose();
}
