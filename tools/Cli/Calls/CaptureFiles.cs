using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Makes the capture that the user named.</summary>
internal static class CaptureFiles
{
    /// <exception cref="CliException">The file cannot be written.</exception>
    public static CaptureFile Create(string path, bool keepSecrets)
    {
        try
        {
            return CaptureFile.Create(path, "ucondis", keepSecrets);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(ExitCode.BadUsage, "captureFile", $"the capture {path} cannot be written: {e.Message}", e);
        }
    }
}
