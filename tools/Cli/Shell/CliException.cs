using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>Ends a verb with one line for people, a cause for programs and an exit code.</summary>
internal sealed class CliException(ExitCode code, string cause, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Gets the exit code.</summary>
    public ExitCode Code { get; } = code;

    /// <summary>Gets the cause as programs read it: <c>permissionDenied</c>.</summary>
    public string Cause { get; } = cause;

    /// <summary>What was typed is wrong.</summary>
    public static CliException BadUsage(string message) => new(ExitCode.BadUsage, "badUsage", message);

    /// <summary>A link could not be opened, or ended: the kind says whose fault that is.</summary>
    public static CliException Of(LinkException e) => new(CodeOf(e.Kind), CauseWord.Of(e.Kind.ToString()), MessageOf(e), e);

    private static ExitCode CodeOf(LinkErrorKind kind) => kind switch
    {
        LinkErrorKind.NotFound or LinkErrorKind.InvalidOption => ExitCode.BadUsage,
        LinkErrorKind.PermissionDenied or LinkErrorKind.NotSupported => ExitCode.Lacking,
        LinkErrorKind.Busy or LinkErrorKind.Refused or LinkErrorKind.EndOfStream or LinkErrorKind.DeviceRemoved
            or LinkErrorKind.ProcessExited or LinkErrorKind.TimedOut or LinkErrorKind.InputOutput => ExitCode.Failed,
    };

    private static string MessageOf(LinkException e) => e.Kind switch
    {
        LinkErrorKind.NotFound => $"{e.Message}. 'ucondis devices' lists what there is.",
        LinkErrorKind.PermissionDenied when !e.Message.Contains("sudo", StringComparison.Ordinal) =>
            $"{e.Message}. To mend: sudo ./ucondis …, or join the group that owns it: sudo usermod -aG GROUP \"$USER\", and log in again.",
        _ => e.Message,
    };
}
