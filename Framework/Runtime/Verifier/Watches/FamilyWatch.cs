using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.B: address families.</summary>
internal sealed class FamilyWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisMCmRegisterAddressFamilyEx:
                Require(e.Subject.Home.State == AdapterState.Initializing, "R021", e);
                Require(!IsRegistered(e), "R022", e);
                break;
            case DdiId.NdisCmRegisterAddressFamilyEx:
                Require(((ProtocolBinding)e.Subject).IsUsable, "R024", e);
                Require(!IsRegistered(e), "R023", e);
                break;
            case DdiId.NdisClOpenAddressFamilyEx:
                Require(e.Context is not null, "R028", e);
                Require(e.Other is AfRegistration known && known.WasNotified((ProtocolBinding)e.Subject), "R027", e);
                break;
            case DdiId.NdisClCloseAddressFamily:
                Require(e.Af.State >= ShadowAfState.Open, "R033", e);
                Require(e.Af.State is not (ShadowAfState.Closing or ShadowAfState.Closed), "R036", e);
                Require(!e.Af.HasClientObjects, "R037", e);
                break;
            case DdiId.NdisCmNotifyCloseAddressFamily:
                Require(!e.Af.IsClosed, "R045", e);
                Require(!e.Af.WasNotified, "R048", e);
                break;
            case DdiId.NdisClNotifyCloseAddressFamilyComplete when e.Request is not null:
                Require(e.Af.IsClosed || !e.Status.IsSuccess, "R050", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmCloseAf:
                bool isCompletion = e.Request is { IsPending: true } or { CompletedInside: true };
                Require(!isCompletion || e.Status.IsSuccess, "R044", e);
                Require(!e.Status.IsSuccess || !e.Af.HasClientObjects, isCompletion ? "R042" : "R041", e);
                Require(!e.Status.IsSuccess || e.Af.CallManagerVcs == 0, "R043", e);
                break;
            case DdiId.ProtocolClNotifyCloseAf when e.Request is { IsPending: false, CompletedInside: false }:
                Require(!e.Status.IsSuccess || e.Af.State is ShadowAfState.Closed or ShadowAfState.Closing, "R051", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        HashSet<ShadowAf> open = Shadows.Of(binding.Adapter).Afs;
        Report.Require(!open.Any(a => a.Af.Client == binding), "R054", binding.DriverName, binding);
        Report.Require(
            !open.Any(a => a.Af.Registration.Owner == binding && !a.WasNotified), "R046", binding.DriverName, binding);
    }

    public override void Halted(NdisAdapter adapter)
    {
        HashSet<ShadowAf> open = Shadows.Of(adapter).Afs;
        Report.Require(
            !open.Any(static a => a.Af.Registration.Owner is null && !a.WasNotified), "R047", adapter.Miniport.Name, adapter);
    }

    private static bool IsRegistered(in DdiEvent e) => e.Context is CoAddressFamily family
        && e.Subject.Home.Registrations.Exists(r =>
            r.Family.AddressFamily == family.AddressFamily && r.State != AfRegistrationState.Withdrawn);
}
