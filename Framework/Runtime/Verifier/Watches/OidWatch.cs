using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.L: OID requests.</summary>
/// <param name="report">Takes what is found.</param>
/// <param name="pending">The requests under way, by the request.</param>
internal sealed class OidWatch(RuleReport report, IReadOnlyDictionary<NdisOidRequest, ShadowRequest> pending)
    : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCoOidRequest:
                var request = (NdisOidRequest)e.Other!;
                Require(!pending.ContainsKey(request), "R237", e);
                Require(Enum.IsDefined(request.RequestType), "R238", e);
                Require(e.Subject is not ProtocolBinding { State: var state } || BindingTable.OidRequest(state).Status.IsSuccess, "R234", e);
                break;
            case DdiId.NdisCoOidRequestComplete or DdiId.NdisMCoOidRequestComplete:
                Completing(e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Other is not NdisOidRequest request)
        {
            return;
        }

        int length = request.InformationBuffer.Length;
        if (e.Status == NdisStatus.BufferTooShort || e.Status == NdisStatus.InvalidLength)
        {
            Require(request.BytesNeeded > 0, "R243", e);
        }
        else if (e.Status.IsSuccess)
        {
            Require(
                request.BytesWritten >= 0 && request.BytesWritten <= length && request.BytesRead >= 0
                && request.BytesRead <= length,
                "R244",
                e);
        }
    }

    private void Completing(in DdiEvent e)
    {
        Require(!e.Status.IsPending, "R241", e);
        Require(e.Request is { } owed && ReferenceEquals(owed.Driver, e.Driver), "R239", e);
        if (e.Request is { } request)
        {
            Require(ReferenceEquals(request.Subject as NdisVcObject, e.Context), "R240", e);
        }
    }
}
