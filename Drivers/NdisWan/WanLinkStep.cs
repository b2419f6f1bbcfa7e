namespace UserCoNdis.Drivers.NdisWan;

/// <summary>One cell of the table.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">Run after the state is set.</param>
/// <param name="IsIllegal">The event cannot come in this state; counted, nothing is done.</param>
internal readonly record struct WanLinkStep(
    WanLinkState Next, WanLinkEffects Effects = WanLinkEffects.None, bool IsIllegal = false)
{
    public static WanLinkStep Illegal(WanLinkState state) => new(state, WanLinkEffects.None, IsIllegal: true);

    public override string ToString() =>
        IsIllegal ? "illegal" : Effects == WanLinkEffects.None ? $"{Next}" : $"{Next} [{Effects}]";
}
