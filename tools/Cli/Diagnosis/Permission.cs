using UserCoNdis.Transport.Serial;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>Says what gives a user the right to open a port.</summary>
internal static class Permission
{
    /// <summary>The command; null when the port may be opened.</summary>
    public static string? Mend(SerialPortInfo port) => port.MayOpen ? null
        : port.Group is null or "root" ? "run as root"
        : $"sudo usermod -aG {port.Group} \"$USER\", then log in again";
}
