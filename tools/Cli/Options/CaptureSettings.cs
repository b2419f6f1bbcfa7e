using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>How a run is looked on.</summary>
/// <param name="File">Where frames are written; null: nowhere.</param>
/// <param name="KeepSecrets">Whether PAP's passwords stay in there.</param>
/// <param name="Verify">What the verifier does.</param>
internal sealed record CaptureSettings(string? File, bool KeepSecrets, VerifierMode Verify);
