namespace UserCoNdis.Framework.Runtime;

/// <summary>The rules of one topic. A watch only looks: it compares what happens with what was seen before, which the
/// <see cref="Shadow"/>s hold; they learn of an event after every watch has looked at it.</summary>
internal abstract class RuleWatch(RuleReport report)
{
    protected RuleReport Report => report;

    /// <summary>A driver calls NDIS.</summary>
    public virtual void Called(in DdiEvent e)
    {
    }

    /// <summary>NDIS is about to call a driver.</summary>
    public virtual void Entered(in DdiEvent e)
    {
    }

    /// <summary>A driver's callback returned, perhaps PENDING.</summary>
    public virtual void Returned(in DdiEvent e)
    {
    }

    /// <summary>A callback got its final status, by its return or by the completion. The event is that of the callback.</summary>
    public virtual void Answered(in DdiEvent e)
    {
    }

    /// <summary>A function that a driver called is about to return to it, with the event's status.</summary>
    public virtual void Finished(in DdiEvent e)
    {
    }

    /// <summary>A protocol's binding is closed.</summary>
    public virtual void Unbound(ProtocolBinding binding)
    {
    }

    /// <summary>MiniportHaltEx has ended.</summary>
    public virtual void Halted(NdisAdapter adapter)
    {
    }

    protected void Require(bool holds, string rule, in DdiEvent e) => report.Require(holds, rule, e.Driver, e.Subject);

    /// <summary>What a protocol leaves behind on a binding.</summary>
    protected void Require(bool holds, string rule, ProtocolBinding binding) =>
        report.Require(holds, rule, binding.DriverName, binding);

    /// <summary>What a miniport leaves behind on its adapter.</summary>
    protected void Require(bool holds, string rule, NdisAdapter adapter) =>
        report.Require(holds, rule, adapter.Miniport.Name, adapter);
}
