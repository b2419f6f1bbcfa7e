namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.H and 6.I: what nobody has ended of calls when a binding or an adapter goes.</summary>
internal sealed class RemainderWatch(RuleReport report) : RuleWatch(report)
{
    public override void Unbound(ProtocolBinding binding)
    {
        ShadowVc[] vcs = [.. Shadows.Of(binding.Adapter).Vcs.Where(v => v.Vc.ClientHolder?.Binding == binding)];
        ShadowParty[] parties = [.. vcs.SelectMany(static v => v.Parties.All).Where(static p => p.IsLeft)];
        RequireNone(parties.FirstOrDefault(static p => p.HasLeft)?.Party, "R173", binding);
        RequireNone(parties.FirstOrDefault(static p => !p.HasLeft)?.Party, "R177", binding);
    }

    private void RequireNone(ITraced? left, string rule, ProtocolBinding binding) =>
        Report.Require(left is null, rule, binding.DriverName, left ?? binding);
}
