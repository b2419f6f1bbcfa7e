using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>One call of <see cref="LeanClient"/>: its VC context.</summary>
internal sealed class LeanCall
{
    public ClientVc Vc { get; set; } = null!;

    public bool IsConnected { get; set; }

    public CoCallParameters Parameters { get; } = LeanMiniport.NewParameters();
}
