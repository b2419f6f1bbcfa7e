using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.N: resets.</summary>
internal sealed class ResetWatch(RuleReport report) : DataRuleWatch(report)
{
    /// <summary>The object whose end a driver asked for last: NDIS tells the peer of it within that call.</summary>
    private ITraced? _ending;

    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCoDeleteVc or DdiId.NdisClDeregisterSap or DdiId.NdisClCloseAddressFamily:
                _ending = e.Subject;
                break;
            case DdiId.NdisCoOidRequest when e.Via is ProtocolBinding binding:
                Require(!Shadows.Of(binding).IsResetting, "R270", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.MiniportResetEx:
                Require(AllBound(e.Subject.Home, static b => b.IsResetting), "R269", e);
                break;
            case DdiId.ProtocolCoStatusEx when e.Status == NdisStatus.ResetStart:
                Require(!Shadows.Of((ProtocolBinding)e.Subject).IsResetting, "R269", e);
                break;
            case DdiId.ProtocolCoStatusEx when e.Status == NdisStatus.ResetEnd:
                Require(Shadows.Of((ProtocolBinding)e.Subject).IsResetting && !e.Adapter.Reset.IsRunning, "R269", e);
                if (e.Adapter.Reset.WasAddressingLost)
                {
                    Require(e.Adapter.Reset.ToRestore.Count == 0, "R274", e);
                }

                break;
            case DdiId.ProtocolCoDeleteVc or DdiId.ProtocolCmDeregisterSap or DdiId.ProtocolCmCloseAf:
                Require(!e.Adapter.Reset.IsRunning || ReferenceEquals(_ending, e.Subject), "R271", e);
                _ending = null; // so that nothing of it is kept alive
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportResetEx)
        {
            NdisAdapter adapter = e.Subject.Home;
            bool isKept = e.Adapter.Vcs.All(s => adapter.Vcs.Contains(s.Vc)) && e.Adapter.Afs.All(s => adapter.Afs.Contains(s.Af));
            Require(isKept, "R271", e);
        }
    }

    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (vc.DataHolder.Binding is { } binding)
        {
            Report.Require(!Shadows.Of(binding).IsResetting, "R270", binding.DriverName, vc);
        }
    }

    public override void Completing(NdisVcObject vc, NetBufferList lists)
    {
        // Sends of a call that ends are completed as that asks for, reset or not.
        if (Shadows.Of(vc.Adapter).Reset.IsRunning && Shadows.Of(vc) is { IsActive: true, IsClosing: false, IsRemoteClosed: false })
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                Report.Require(IsOfReset(list.Status), "R273", vc.Adapter.Miniport.Name, vc);
            }
        }
    }

    public override void Unbound(ProtocolBinding binding) => Require(!Shadows.Of(binding).IsResetting, "R269", binding);

    /// <summary>All three ways are accepted (T13): aborted with either status, or held and sent; and one may be cancelled.</summary>
    private static bool IsOfReset(NdisStatus status) => status.IsSuccess || status == NdisStatus.RequestAborted
        || status == NdisStatus.ResetInProgress || status == NdisStatus.SendAborted;

    private static bool AllBound(NdisAdapter adapter, Func<ShadowBinding, bool> holds) =>
        adapter.Bindings.Select(Shadows.Of).Where(static b => b.IsBound).All(holds);
}
