namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.H and 6.I: what nobody has ended of calls when a binding goes.</summary>
internal sealed class RemainderWatch(RuleReport report) : RuleWatch(report)
{
    public override void Unbound(ProtocolBinding binding)
    {
        ShadowVc[] vcs = [.. Shadows.Of(binding.Adapter).Vcs.Where(v => v.Vc.ClientHolder?.Binding == binding)];
        ShadowParty[] parties = [.. vcs.SelectMany(static v => v.Parties.All).Where(static p => p.IsLeft)];
        RequireNone(parties.FirstOrDefault(static p => p.HasLeft)?.Party, "R173", binding);
        RequireNone(parties.FirstOrDefault(static p => !p.HasLeft)?.Party, "R177", binding);
        RequireNone(vcs.FirstOrDefault(static v => v is { IsRemoteClosed: true, IsClosing: false })?.Vc, "R196", binding);

        NdisVcObject? active = vcs.FirstOrDefault(static v => v.IsLeftActive)?.Vc;
        Report.Require(active is null, "R191", active?.CallManagerHolder.DriverName ?? binding.DriverName, (ITraced?)active ?? binding);
        NdisVcObject? idle = vcs.FirstOrDefault(static v => v is { WasClosed: true, Call: ShadowCall.None })?.Vc;
        Report.Require(idle is null, "R201", idle?.CreatorHolder.DriverName ?? binding.DriverName, (ITraced?)idle ?? binding);
    }

    private void RequireNone(ITraced? left, string rule, ProtocolBinding binding) =>
        Report.Require(left is null, rule, binding.DriverName, left ?? binding);
}
