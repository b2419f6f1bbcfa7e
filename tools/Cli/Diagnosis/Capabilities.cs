using System.Globalization;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>What the kernel lets this process do (capabilities(7)).</summary>
/// <param name="NetRaw">CAP_NET_RAW: read and send raw frames.</param>
/// <param name="NetAdmin">CAP_NET_ADMIN: make interfaces, set addresses and routes.</param>
internal sealed record Capabilities(bool NetRaw, bool NetAdmin)
{
    private const string Effective = "CapEff:";
    private const int NetAdminBit = 12;
    private const int NetRawBit = 13;

    /// <summary>Gets the command that gives both to this program for good.</summary>
    public static string Mend => $"sudo setcap cap_net_raw,cap_net_admin+eip {Environment.ProcessPath ?? "ucondis"}, or run as root";

    /// <summary>Asks the kernel; where it tells nothing, the process may do nothing.</summary>
    public static Capabilities OfProcess()
    {
        const string Status = "/proc/self/status";
        return Parse(File.Exists(Status) ? File.ReadLines(Status) : []);
    }

    internal static Capabilities Parse(IEnumerable<string> status)
    {
        string line = status.FirstOrDefault(each => each.StartsWith(Effective, StringComparison.Ordinal)) ?? Effective + "0";
        _ = ulong.TryParse(line.AsSpan(Effective.Length).Trim(), NumberStyles.AllowHexSpecifier, null, out ulong bits);
        return new Capabilities((bits & (1ul << NetRawBit)) != 0, (bits & (1ul << NetAdminBit)) != 0);
    }
}
