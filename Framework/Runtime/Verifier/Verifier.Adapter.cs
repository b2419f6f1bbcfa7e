using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Registrations, OIDs, status indications, and the ends of bindings and adapters.</summary>
internal sealed partial class Verifier
{
    /// <summary>A protocol's binding is closed: nothing of it is left (R046, R054, R275).</summary>
    public void Unbound(ProtocolBinding binding)
    {
        NdisAdapter adapter = binding.Adapter;
        if (adapter.IsLost)
        {
            return;
        }

        Check(!adapter.Afs.Exists(a => a.Client == binding), "R054", binding.DriverName, binding);
        Check(!adapter.Afs.Exists(a => a.Registration.Owner == binding && !_afs.GetOrCreateValue(a).WasNotified),
            "R046", binding.DriverName, binding);
        foreach (NdisVcObject vc in adapter.Vcs.ToArray())
        {
            // One that is being deleted is as good as gone: the peer may end everything from within its DeleteVc.
            if (vc.Activation.State != VcState.Deleting && (vc.Af.Client == binding || vc.Af.Registration.Owner == binding))
            {
                Report("R091", vc.DriverOf("NdisCoCreateVc"), vc);
            }
        }

        bool holds = _received.Values.Any(r => r.Receiver.Vc.Af.Client == binding)
            || _sent.Values.Any(s => s.Sender.Vc.Af.Client == binding)
            || adapter.Oids.Pending.Any(o => o.Requester == binding.DriverName);
        Check(!holds, "R275", binding.DriverName, binding);
    }

    /// <summary>MiniportHaltEx has ended: nothing of the adapter is left (R047, R277, R279).</summary>
    public void Halted(NdisAdapter adapter)
    {
        if (adapter.IsLost)
        {
            return;
        }

        string driver = adapter.Miniport.Name;
        Check(!adapter.Afs.Exists(a => a.Registration.Owner is null && !_afs.GetOrCreateValue(a).WasNotified),
            "R047", driver, adapter);
        Check(!_liveVcs.Exists(v => v.Vc.Adapter == adapter && v is
            { Call: ShadowCall.Connected or ShadowCall.Accepted, IsRemoteClosed: false, IsClosing: false }),
            "R279", driver, adapter);
        Check(!LeakReport.Of(adapter).Any(), "R277", driver, adapter);
    }

    private void CalledOnAdapter(in DdiEvent e)
    {
        switch (e.Ddi)
        {
            case "NdisMCmRegisterAddressFamilyEx":
                Require(e.Subject.Home.State == AdapterState.Initializing, "R021", e);
                Require(!IsRegistered(e), "R022", e);
                break;
            case "NdisCmRegisterAddressFamilyEx":
                Require(((ProtocolBinding)e.Subject).IsUsable, "R024", e);
                Require(!IsRegistered(e), "R023", e);
                break;
            case "NdisClOpenAddressFamilyEx":
                Require(e.Context is not null, "R028", e);
                Require(e.Other is AfRegistration known && known.WasNotified((ProtocolBinding)e.Subject), "R027", e);
                break;
            case "NdisCoOidRequest":
                Require(e.Other is NdisOidRequest { NdisReserved: null }, "R237", e);
                Require(e.Other is NdisOidRequest { RequestType: var type } && Enum.IsDefined(type), "R238", e);
                Require(e.Subject is not ProtocolBinding { State: BindingState.Closed }, "R234", e);
                break;
            case "NdisCoOidRequestComplete" or "NdisMCoOidRequestComplete":
                CheckOidCompletion(e);
                break;
            case "NdisMCoIndicateStatusEx":
                Require(e.Subject.Home.State is not AdapterState.Halted, "R263", e);
                Require(e.Context is null || e.Subject is NdisVcObject { IsDead: false }, "R267", e);
                break;
            case "NdisCompleteUnbindAdapterEx":
                _ = Complete(e, "ProtocolUnbindAdapterEx", "R330");
                break;
            case "HaltComplete":
                _ = Complete(e, "MiniportHaltEx", "R330");
                break;
            default:
                break; // no rule of this part
        }
    }

    private static bool IsRegistered(in DdiEvent e) => e.Context is CoAddressFamily family
        && e.Subject.Home.Registrations.Exists(r =>
            r.Family.AddressFamily == family.AddressFamily && r.State != AfRegistrationState.Withdrawn);

    private void CheckOidCompletion(in DdiEvent e)
    {
        Require(!e.Status.IsPending, "R241", e);
        var request = (NdisOidRequest)e.Other!;
        OidTarget target = e.Ddi == "NdisMCoOidRequestComplete" ? OidTarget.Miniport
            : e.Subject is NdisAfInstance af && ReferenceEquals(e.Driver, af.Client.DriverName) ? OidTarget.Client
            : OidTarget.CallManager;
        if (request.NdisReserved is not PendingOid oid || oid.Target != target)
        {
            Report("R239", e.Driver, e.Subject);
            return;
        }

        NdisVcObject? vc = target == OidTarget.Miniport ? oid.Vc?.Carrier : oid.Vc;
        Require(ReferenceEquals(vc, e.Context), "R240", e);
        CheckOidCounts(e.Driver, e.Subject, request, e.Status);
    }

    /// <summary>R243, R244: what a finished request says of its buffer.</summary>
    public void CheckOidCounts(string driver, ITraced subject, NdisOidRequest request, NdisStatus status)
    {
        int length = request.InformationBuffer.Length;
        if (status == NdisStatus.BufferTooShort || status == NdisStatus.InvalidLength)
        {
            Check(request.BytesNeeded > 0, "R243", driver, subject);
        }
        else if (status.IsSuccess)
        {
            Check(request.BytesWritten >= 0 && request.BytesWritten <= length && request.BytesRead >= 0
                && request.BytesRead <= length, "R244", driver, subject);
        }
    }

    private void Check(bool holds, string number, string driver, ITraced subject)
    {
        if (!holds)
        {
            Report(number, driver, subject);
        }
    }
}
