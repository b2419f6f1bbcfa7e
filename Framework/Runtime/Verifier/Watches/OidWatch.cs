using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.L: OID requests, whoever answers them.</summary>
internal sealed class OidWatch(RuleReport report, ShadowOids oids) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCoOidRequest:
                Requesting(e, (NdisOidRequest)e.Other!);
                break;
            case DdiId.NdisCoOidRequestComplete or DdiId.NdisMCoOidRequestComplete:
                Completing(e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e is { Id: DdiId.ProtocolCoOidRequestComplete, Context: NdisOidRequest request })
        {
            Require(oids.Of(request).IsOwedToRequester, "R242", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e is not { Id: DdiId.MiniportCoOidRequest or DdiId.ProtocolCoOidRequest, Other: NdisOidRequest request })
        {
            return;
        }

        Require(oids.Of(request).IsUntouched(request), "R237", e);
        if (IsTooShort(e.Status, request))
        {
            Require(request.BytesNeeded > 0, "R243", e);
        }
        else if (e.Status.IsSuccess)
        {
            Require(ShadowOids.HasTrueCounts(request) && HasCount(request), "R244", e);
        }
    }

    private void Requesting(in DdiEvent e, NdisOidRequest request)
    {
        Require(!oids.IsPending(request), "R237", e);
        Require(Enum.IsDefined(request.RequestType) && request.Oid.Value != 0, "R238", e);
        Require(!IsConnectionless(request.Oid), "R255", e);
        if (e.Via is ProtocolBinding binding && Shadows.Of(binding) is { } shadow)
        {
            Require((shadow.IsBinding || shadow.IsBound) && !shadow.IsClosing, "R234", e);
        }
    }

    private void Completing(in DdiEvent e)
    {
        Require(!e.Status.IsPending, "R241", e);
        Require(e.Request is { } owed && ReferenceEquals(owed.Driver, e.Driver), "R239", e);
        if (e.Request is { } request)
        {
            bool isSameObject = ReferenceEquals(request.Subject, e.Subject);
            bool isSameParty = e.Id == DdiId.NdisMCoOidRequestComplete || ReferenceEquals(request.Context, e.Context);
            bool isSameFamily = e.Via is not NdisAfInstance af || ReferenceEquals(ShadowOids.FamilyOf(request.Subject), af);
            Require(isSameObject && isSameParty && isSameFamily, "R240", e);
        }
    }

    /// <summary>A fixed structure in more than its room is a wrong length too, but no bytes are needed.</summary>
    private static bool IsTooShort(NdisStatus status, NdisOidRequest request) => status == NdisStatus.BufferTooShort
        || (status == NdisStatus.InvalidLength
            && !(request.RequestType == NdisRequestType.SetInformation && OidTable.Find(request.Oid) is { } row
                && request.InformationBuffer.Length > row.MinimumSize));

    /// <summary>An object that has a structure cannot have been answered in no bytes.</summary>
    private static bool HasCount(NdisOidRequest request) => OidTable.Find(request.Oid) is not { MinimumSize: > 0 }
        || (request.RequestType == NdisRequestType.SetInformation ? request.BytesRead : request.BytesWritten) > 0;

    /// <summary>An object of connectionless miniports: general or of a LAN medium, and not among those of CoNDIS. What NDIS
    /// itself sets again after a reset is left out: our protocols have no other way to set it.</summary>
    private static bool IsConnectionless(Oid oid) =>
        oid.Value >> 24 <= 0x03 && OidTable.Find(oid) is null && !AddressingSettings.IsAddressing(oid);
}
