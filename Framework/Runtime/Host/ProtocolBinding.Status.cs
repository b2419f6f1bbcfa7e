using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Status indications, one at a time (R266): one that comes while the driver is told of another waits its turn.</summary>
internal sealed partial class ProtocolBinding
{
    private readonly Queue<(NdisVcObject? Vc, object? VcContext, NdisStatusIndication Indication)> _statuses = new();

    /// <summary>The driver is in its StatusEx.</summary>
    public bool IsIndicating { get; private set; }

    public void Indicate(NdisVcObject? vc, object? vcContext, in NdisStatusIndication indication)
    {
        if (IsIndicating)
        {
            // The miniport's buffer is its own again when its call returns.
            _statuses.Enqueue((vc, vcContext, indication with { StatusBuffer = indication.StatusBuffer.ToArray() }));
            return;
        }

        IsIndicating = true;
        Tell(vc, vcContext, indication);
        while (_statuses.TryDequeue(out (NdisVcObject? Vc, object? VcContext, NdisStatusIndication Indication) next))
        {
            if (IsBound && next.Vc is not { IsDead: true })
            {
                Tell(next.Vc, next.VcContext, next.Indication);
            }
        }

        IsIndicating = false;
    }

    private void Tell(NdisVcObject? vc, object? vcContext, NdisStatusIndication indication) => Adapter.Boundary.Call(
        new DdiEvent("ProtocolCoStatusEx", DriverName, this) { Status = indication.StatusCode, Other = vc },
        (this, vcContext, indication),
        static a => a.Item1.Driver.StatusEx(a.Item1.Context, a.vcContext, a.indication));
}
