using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A stand-alone call manager over the <see cref="ScriptedMiniport"/> whose edge it knows: it signals on a VC of its
/// own, which everybody can see (S3.1).</summary>
public sealed partial class ScriptedCm(IEventLoop loop, ScriptedEdge edge, string name = "CM")
    : ScriptedCallManager<CmAf, CmSap, CmVc>(loop, name), ICallManagerProtocol
{
    public CmBinding? Binding { get; private set; }

    public NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        Script.Enter("ProtocolBindAdapterEx");
        NdisStatus status = Script.StatusOf("ProtocolBindAdapterEx");
        foreach (CoAddressFamily family in status.IsSuccess ? Families : [])
        {
            status = binding.RegisterAddressFamilyEx(family);
        }

        if (status.IsSuccess)
        {
            Binding = binding; // not of an adapter where another has the family
            OpenSignaling(binding);
        }

        return status;
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        Script.Enter("ProtocolUnbindAdapterEx");
        bool inside = true;
        bool ended = false;
        void Unbound()
        {
            ended = true;
            if (!inside)
            {
                Binding!.CompleteUnbindAdapter();
            }
        }

        if (EndAll(() => CloseSignaling(Unbound)).IsSuccess)
        {
            CloseSignaling(Unbound);
        }

        inside = false;
        return ended ? NdisStatus.Success : NdisStatus.Pending;
    }

    public void ActivateVcComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        Script.Enter("ProtocolCmActivateVcComplete");
        ((ScriptedVc)callMgrVcContext!).Changed(status);
    }

    public void DeactivateVcComplete(NdisStatus status, object? callMgrVcContext)
    {
        Script.Enter("ProtocolCmDeactivateVcComplete");
        ((ScriptedVc)callMgrVcContext!).Changed(status);
    }

    protected override NdisStatus CreateVc(CmAf af, object context, out CmVc? handle)
    {
        ArgumentNullException.ThrowIfNull(af);
        return af.CreateVc(context, out handle);
    }

    protected override ScriptedVc<CmSap, CmVc> NewVc(ScriptedAf af, bool isOurs) => new ScriptedCmVc(af) { IsOurs = isOurs };

    protected override void StopSends(ScriptedVc? vc) => edge.CompleteSends(
        NdisStatus.Failure, of: vc is null ? null : edge.Find(vc.Handle));

    protected override string Own(string ddi) => ddi;
}
