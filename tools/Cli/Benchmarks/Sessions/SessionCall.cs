using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>One call of <see cref="SessionClient"/>: its VC context.</summary>
internal sealed class SessionCall(bool isOutgoing)
{
    public bool IsOutgoing => isOutgoing;

    public ClientVc Vc { get; set; } = null!;

    /// <summary>Gets or sets when the call was asked for, in nanoseconds.</summary>
    public long AskedAt { get; set; }

    /// <summary>Gets or sets whether it is through and not closing.</summary>
    public bool IsConnected { get; set; }
}
