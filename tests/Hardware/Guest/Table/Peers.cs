using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The far ends: the kernel's PPP under pppd, rp-pppoe's concentrator, chat as a modem.</summary>
internal static class Peers
{
    /// <summary>The address of pppd at the far end of a serial line, and the one that it gives us.</summary>
    public const string Address = "10.9.1.1";

    /// <inheritdoc cref="Address"/>
    public const string OurAddress = "10.9.1.2";

    /// <summary>The name of pppd in a case.</summary>
    public const string Pppd = "pppd";

    /// <summary>The name of the ping from the far end to ours in a case.</summary>
    public const string Ping = "ping";

    // pppd's scripts make it and take it away: before, its end has no address yet.
    private const string IsUp = "{work}/far-end-is-up";

    private const string Network = "10.67.1";

    /// <summary>Who may come in at the far end, and with what it proves itself.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/etc/ppp/options"] = "",
        ["/etc/ppp/pap-secrets"] = "\"joe\" * \"sesame\" *\n",
        ["/etc/ppp/chap-secrets"] = "\"joe\" * \"sesame\" *\n",
        ["/etc/ppp/ip-up"] = $"#!/bin/sh\n: >{IsUp}\n",
        ["/etc/ppp/ip-down"] = $"#!/bin/sh\nrm -f {IsUp}\n",
    };

    /// <summary>As <see cref="Secrets"/>, with a modem made of chat, which ends with 4 when it reads the command that makes the call.</summary>
    public static IReadOnlyDictionary<string, string> SecretsAndModem { get; } = new Dictionary<string, string>(Secrets, StringComparer.Ordinal)
    {
        // Arguments: the command that makes the call, what to send when nothing came for two seconds, whether it never answers the call.
        ["modem"] =
            """
            #!/bin/sh
            while :; do
                chat -t 2 ABORT "$1" '\r' '\r\nOK\r\n\c'
                case $? in
                    0) ;;
                    3) [ -z "$2" ] || chat '' "\r\n$2\r\n\c" ;;
                    4) [ -z "$3" ] || exec chat -t 600 NEVER
                       exec chat -t 5 '\r' '\r\nCONNECT 115200\r\n\c' ;;
                    *) exit 1 ;;
                esac
            done
            """,
    };

    /// <summary>As <see cref="Secrets"/>, with the options of pppoe-server's pppd.</summary>
    public static IReadOnlyDictionary<string, string> SecretsAndServer { get; } = new Dictionary<string, string>(Secrets, StringComparer.Ordinal)
    {
        ["server"] = "logfile {work}/pppd.log\ndebug\nnoccp\nauth\nrequire-chap\nlcp-restart 1\n",
    };

    /// <summary>pppd on a serial line.</summary>
    public static ProgramSpec Serial(string line, params string[] options) =>
        new(Pppd, ["pppd", line, "115200", "local", "nodetach", "debug", "user", "joe", "passive", "nodefaultroute", "connect-delay", "100",
            "lcp-echo-interval", "0", "lcp-restart", "1", "lcp-max-configure", "60", .. options, $"{Address}:{OurAddress}"])
        {
            Needs = [line],
            ReadyWhen = "using channel",
            ExitCode = null,
        };

    /// <summary>pppd on a serial line that proves who calls.</summary>
    public static ProgramSpec SerialAsking(string line, string protocol, params string[] options) =>
        Serial(line, ["auth", $"require-{protocol}", .. options]);

    /// <summary>An interface that goes up.</summary>
    public static ProgramSpec Up(string interfaceName) =>
        new("up", "ip", "link", "set", interfaceName, "up") { Needs = [$"/sys/class/net/{interfaceName}"] };

    /// <summary>rp-pppoe's concentrator.</summary>
    public static ProgramSpec Concentrator(string interfaceName) =>
        new("server", "pppoe-server", "-F", "-I", interfaceName, "-C", "hw-ac", "-S", "isp", "-L", $"{Network}.1", "-R", $"{Network}.100", "-N", "4",
            "-O", "{work}/server")
        {
            Background = true,
        };

    /// <summary>The kernel's PPPoE, dialling.</summary>
    public static ProgramSpec KernelPppoe(string interfaceName) =>
        new(Pppd, "pppd", "plugin", "rp-pppoe.so", interfaceName, "nodetach", "debug", "noccp", "nodefaultroute", "lcp-restart", "1", "user", "joe", "noauth")
        {
            ReadyWhen = "remote IP address",
            ExitCode = null,
        };

    /// <summary>A ping from the far end to a pppd's caller.</summary>
    public static ProgramSpec PingCaller { get; } = PingTo(OurAddress);

    /// <summary>A ping from the far end to the first caller of <see cref="Concentrator"/>.</summary>
    public static ProgramSpec PingHost { get; } = PingTo($"{Network}.100");

    /// <summary>A ping from the far end.</summary>
    public static ProgramSpec PingTo(string address) => new(Ping, "busybox", "ping", "-c", "2", "-W", "3", address) { Needs = [IsUp] };
}
