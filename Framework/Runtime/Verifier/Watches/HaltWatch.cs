namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.O: unbind, halt, shutdown.</summary>
internal sealed class HaltWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e) => Require(e.Subject.Home.State != AdapterState.Halted, "R278", e);

    public override void Halted(NdisAdapter adapter)
    {
        bool isConnected = Shadows.Of(adapter).Vcs.Any(static vc => vc is
            { Call: ShadowCall.Connected or ShadowCall.Accepted, IsRemoteClosed: false, IsClosing: false });
        Report.Require(!isConnected, "R279", adapter.Miniport.Name, adapter);
        string[] left = [.. LeakReport.Of(adapter)];
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
