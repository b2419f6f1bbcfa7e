using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.B: opening and closing address families; <see cref="RegistrationWatch"/> has their registration.</summary>
internal sealed class FamilyWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClOpenAddressFamilyEx:
                Require(e.Context is not null, "R028", e);
                Require(
                    Shadows.Of((ProtocolBinding)e.Subject).Notified.Contains(((CoAddressFamily)e.Other!).AddressFamily),
                    "R027",
                    e);
                break;
            case DdiId.NdisClCloseAddressFamily:
                Require(e.Af.State >= ShadowAfState.Open, "R033", e);
                Require(e.Af.State is not (ShadowAfState.Closing or ShadowAfState.Closed), "R036", e);
                Require(!e.Af.HasClientObjects, "R037", e);
                break;
            case DdiId.NdisClDeregisterSap when IsTearingDown(((NdisSapObject)e.Subject).Af):
                Require(Shadows.Of(((NdisSapObject)e.Subject).Af).Calls == 0, "R038", e);
                break;
            case DdiId.NdisCmNotifyCloseAddressFamily:
                UsedByCallManager(e, e.Af);
                Require(!e.Af.WasNotified, "R048", e);
                break;
            case DdiId.NdisClNotifyCloseAddressFamilyComplete when e.Request is not null:
                Require(e.Af.IsClosed || !e.Status.IsSuccess, "R050", e);
                break;
            case DdiId.NdisCoOidRequest or DdiId.NdisCoCreateVc:
                Used(e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmOpenAf:
                NdisAfInstance af = e.Af.Af;
                bool isRegistered = e.Adapter.Families.TryGetValue(
                    af.Registration.Family.AddressFamily, out ShadowFamily family);
                bool isClosing = Shadows.Of(af.Client).IsClosing || (family.Owner is { } owner && Shadows.Of(owner).IsClosing);
                Require(isRegistered && !isClosing, "R029", e);
                break;
            case DdiId.ProtocolClOpenAfCompleteEx:
                Require(e.Status.IsSuccess == e.Other is not null, "R034", e);
                break;
            case DdiId.ProtocolClNotifyCloseAf:
                Require(e.Driver == e.Af.Af.Client.DriverName, "R049", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmOpenAf when e.Status.IsSuccess:
                CoAddressFamily asked = e.Af.Af.Registration.Family;
                Require(e.Adapter.Families.GetValueOrDefault(asked.AddressFamily).Family == asked, "R030", e);
                break;
            case DdiId.ProtocolCmCloseAf:
                bool isByCompletion = e.Request!.IsByCompletion;
                Require(!isByCompletion || e.Status.IsSuccess, "R044", e);
                Require(!e.Status.IsSuccess || !e.Af.HasClientObjects, isByCompletion ? "R042" : "R041", e);
                Require(!e.Status.IsSuccess || e.Af.CallManagerVcs == 0, "R043", e);
                break;
            case DdiId.ProtocolClNotifyCloseAf when !e.Request!.IsByCompletion:
                Require(!e.Status.IsSuccess || e.Af.State is ShadowAfState.Closed or ShadowAfState.Closing, "R051", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        ShadowAdapter adapter = Shadows.Of(binding.Adapter);
        Require(!adapter.Afs.Any(a => a.Af.Client == binding), "R054", binding);
        Require(!adapter.Afs.Any(a => a.Af.Registration.Owner == binding && !a.WasNotified), "R046", binding);
        Require(!adapter.ToldByClient.Any(a => a.Af.Registration.Owner == binding), "R052", binding);
    }

    public override void Halted(NdisAdapter adapter)
    {
        ShadowAdapter shadow = Shadows.Of(adapter);
        Require(!shadow.Afs.Any(static a => a.Af.Registration.Owner is null && !a.WasNotified), "R047", adapter);
        Require(!shadow.ToldByClient.Any(static a => a.Af.Registration.Owner is null), "R052", adapter);
    }

    /// <summary>Its client was told to close it, or is being unbound: all of it has to go, in order.</summary>
    private static bool IsTearingDown(NdisAfInstance af) =>
        Shadows.Of(af).WasNotified || Shadows.Of(af.Client).IsClosing;

    /// <summary>A request that names the family's handle, or a VC on it.</summary>
    private void Used(in DdiEvent e)
    {
        NdisAfInstance? af = e.Subject as NdisAfInstance ?? (e.Subject as NdisVcObject)?.Af;
        if (af is null)
        {
            return; // to the miniport
        }

        ShadowAf shadow = Shadows.Of(af);
        bool isCreate = e.Id == DdiId.NdisCoCreateVc;
        if (!ReferenceEquals(e.Driver, af.Client.DriverName))
        {
            UsedByCallManager(e, shadow);
        }
        else if (!isCreate)
        {
            Require(shadow.State is not (ShadowAfState.New or ShadowAfState.Opening or ShadowAfState.Failed), "R033", e);
            Require(shadow.State is not (ShadowAfState.Closing or ShadowAfState.Closed), "R035", e);
        }
    }

    private void UsedByCallManager(in DdiEvent e, ShadowAf af)
    {
        Require(af.State != ShadowAfState.Failed, "R032", e);
        Require(!af.IsClosed, "R045", e);
    }
}
