namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.O: unbind, halt, shutdown.</summary>
internal sealed class HaltWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e) =>
        Require(!e.Adapter.IsHalted || e.Driver != e.Subject.Home.Miniport.Name, "R278", e);

    public override void Unbound(ProtocolBinding binding)
    {
        if (binding.CallManager is not null)
        {
            bool signals = Shadows.Of(binding.Adapter).Vcs.Any(s => s.Vc.Af is null && s.Vc.CallManagerHolder.Binding == binding);
            Require(!signals, "R276", binding);
        }
    }

    public override void Halted(NdisAdapter adapter)
    {
        if (adapter.MiniportPort.CallManager is not null)
        {
            bool isConnected = Shadows.Of(adapter).Vcs.Any(static vc => vc is
                { Call: ShadowCall.Connected or ShadowCall.Accepted, IsRemoteClosed: false, IsClosing: false });
            Require(!isConnected, "R279", adapter);
        }

        string[] left = [.. LeakReport.OfMiniport(adapter)];
        if (left.Length == 0)
        {
            Require(true, "R277", adapter);
        }

        foreach (string line in left)
        {
            Report.Break("R277", adapter.Miniport.Name, line); // each object and frame, with who made it
        }
    }
}
