using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Makes the capture that the user named.</summary>
internal static class CaptureFiles
{
    /// <returns>Null: the user named none.</returns>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public static CaptureFile? Create(CaptureSettings settings)
    {
        if (settings.File is not { } path)
        {
            return null;
        }

        try
        {
            return CaptureFile.Create(path, "ucondis", settings.KeepSecrets);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(ExitCode.BadUsage, "captureFile", $"the capture {path} cannot be written: {e.Message}", e);
        }
    }
}
