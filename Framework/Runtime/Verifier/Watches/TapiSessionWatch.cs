using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.Q: how telephony sessions begin and end, and the strings that calls are handed over by.</summary>
internal sealed class TapiSessionWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>Adapters whose MCM has offered telephony: a shadow lives no longer than from load to halt.</summary>
    private readonly HashSet<NdisAdapter> _telephony = [];

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCmRegisterAddressFamilyEx && e.Context is CoAddressFamily { AddressFamily: CoAddressFamily.Tapi })
        {
            string driver = e.Driver;
            Require(e.Adapter.Afs.Any(af => af.IsOpen && af.Af.Client.DriverName == driver), "R300", e);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportInitializeEx && e.Status.IsSuccess)
        {
            bool offers = e.Adapter.Families.ContainsKey(CoAddressFamily.TapiProxy);
            if (_telephony.Contains(e.Subject.Home))
            {
                Require(offers, "R325", e);
            }
            else if (offers)
            {
                _ = _telephony.Add(e.Subject.Home);
            }
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (!e.Status.IsSuccess || ShadowTapi.FamilyOf(e) is not { Tapi: not null } af)
        {
            return;
        }

        if (e.Id == DdiId.ProtocolClNotifyCloseAf)
        {
            Require(af.State is ShadowAfState.Closing or ShadowAfState.Closed, "R322", e);
        }
        else if (e.Id == DdiId.ProtocolCmCloseAf)
        {
            Require(af.CallManagerVcs == 0 && af.CallManagerVcCalls == 0, "R323", e);
        }
    }

    public override void Finished(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoGetTapiCallId && e is { Status.IsSuccess: true, Other: Memory<byte> buffer }
            && VarString.TryRead(buffer.Span, out VarString id))
        {
            e.Vc.TapiCallId = id.Text;
            e.Adapter.VcsByTapiCallId[id.Text] = e.Vc;
        }
        else if (e.Id == DdiId.NdisClGetProtocolVcContextFromTapiCallId && e.Subject is ProtocolBinding binding)
        {
            ShadowVc? vc = e.Adapter.VcsByTapiCallId.GetValueOrDefault(e.Other as string ?? string.Empty);
            Require(vc?.Vc.ClientHolder?.Binding != binding || (e.Status.IsSuccess && ReferenceEquals(e.Context, vc.Vc.ClientContext)), "R328", e);
        }
    }

    public override void Unbound(ProtocolBinding binding) =>
        Require(!Shadows.Of(binding.Adapter).Afs.Any(af => af.Af.Client == binding && af.Tapi is not null), "R322", binding);

    public override void Halted(NdisAdapter adapter)
    {
        ShadowAdapter shadow = Shadows.Of(adapter);
        if (_telephony.Contains(adapter))
        {
            bool owes = shadow.Pending.Any(r => r.Driver == adapter.Miniport.Name && r.Callback != DdiId.MiniportHaltEx);
            bool hasCalls = shadow.Vcs.Any(static vc => vc.Tapi is not null && vc.Call == ShadowCall.Connected && !vc.IsRemoteClosed);
            Require(!owes && !hasCalls, "R324", adapter);
        }
    }
}
