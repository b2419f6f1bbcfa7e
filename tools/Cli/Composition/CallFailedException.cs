using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>A call or its PPP link did not come about, or ended: the one line for the user, and the field's words for it.</summary>
internal sealed class CallFailedException(string text, string cause, NdisStatus status, LineDisconnectMode mode)
    : Exception(text)
{
    /// <summary>Gets the cause in one stable word: Busy, NoAnswer, AuthenticationFailed…</summary>
    public string Cause { get; } = cause;

    public NdisStatus Status { get; } = status;

    public LineDisconnectMode DisconnectMode { get; } = mode;
}
