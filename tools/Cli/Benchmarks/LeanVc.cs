using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>One VC of <see cref="LeanMiniport"/>: its VC context.</summary>
internal sealed class LeanVc(McmVc handle)
{
    public McmVc Handle => handle;
}
