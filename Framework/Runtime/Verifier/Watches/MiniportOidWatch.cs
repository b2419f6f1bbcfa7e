using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.L: what a miniport owes to those who ask it.</summary>
internal sealed class MiniportOidWatch(RuleReport report, ShadowOids oids) : RuleWatch(report)
{
    public override void Returned(in DdiEvent e)
    {
        if (e is { Id: DdiId.MiniportCoOidRequest, Other: NdisOidRequest request } && request.Oid == Oid.GenCoGetNetcardTime)
        {
            Require(!e.Status.IsPending, "R252", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e is not { Id: DdiId.MiniportCoOidRequest, Other: NdisOidRequest request })
        {
            return;
        }

        if (e.Adapter.Miniport.IsRemoved)
        {
            Require(e.Status == NdisStatus.NotAccepted, "R248", e);
            return;
        }

        LookAtStatus(e, oids.Of(request));
        if (OidTable.Find(request.Oid) is { Target: OidTarget.MiniportHalf } row)
        {
            LookAtNeed(e, request, row);
            if (e.Status.IsSuccess && request.RequestType == NdisRequestType.SetInformation)
            {
                bool isValid = (row.Kinds & OidKinds.Set) != OidKinds.None && request.InformationBuffer.Length >= row.MinimumSize;
                Require(isValid, "R245", e);
            }
            else if (e.Status.IsSuccess && ShadowOids.HasTrueCounts(request))
            {
                LookAtValue(e, request);
            }
        }
    }

    private void LookAtStatus(in DdiEvent e, ShadowOid oid)
    {
        bool isReset = oid.WasReset && e.Adapter.Reset.IsRunning;
        if (oid.IsCancelled || isReset)
        {
            // One that was done already may say so.
            Require(e.Status == NdisStatus.RequestAborted || e.Status.IsSuccess, "R247", e);
        }
        else if (oid.HadCompany)
        {
            bool isBusy = e.Status == NdisStatus.NotAccepted || e.Status == NdisStatus.ResetInProgress
                || e.Status == NdisStatus.InvalidState;
            Require(!isBusy, "R246", e);
        }
    }

    private void LookAtNeed(in DdiEvent e, NdisOidRequest request, OidRow row)
    {
        OidKinds asked = request.RequestType == NdisRequestType.SetInformation ? OidKinds.Set : OidKinds.Query;
        bool isGeneral = row.Oid.Value >> 16 is 1 or 2;
        if (row.Need == OidNeed.Mandatory && (row.Kinds & asked) != OidKinds.None && isGeneral)
        {
            bool isStatistic = row.Scope == OidScope.GlobalOrVc && row.Oid != Oid.GenCoLinkSpeed;
            bool isKnown = e.Status != NdisStatus.NotSupported && e.Status != NdisStatus.InvalidOid
                && e.Status != NdisStatus.NotRecognized;
            Require(isKnown, isStatistic ? "R250" : "R249", e);
        }
    }

    private void LookAtValue(in DdiEvent e, NdisOidRequest request)
    {
        ShadowMiniport miniport = e.Adapter.Miniport;
        if (request.Oid == Oid.GenCoMacOptions)
        {
            var options = (MacOptions)(uint)ShadowMiniport.ValueOf(request);
            Require((options & MacOptions.Reserved) == MacOptions.None, "R254", e);
        }
        else if (ShadowMiniport.IsCounter(request.Oid))
        {
            if (e.Request!.Subject is NdisAdapter)
            {
                ulong sum = miniport.SumOf(request.Oid);
                bool mayHaveWrapped = request.BytesWritten == sizeof(uint) && sum > int.MaxValue;
                Require(mayHaveWrapped || ShadowMiniport.ValueOf(request) >= sum, "R251", e);
            }

            if (miniport.IsFast && IsWide(request.Oid) && request.InformationBuffer.Length >= sizeof(ulong))
            {
                Require(request.BytesWritten == sizeof(ulong), "R253", e);
            }
        }
    }

    private static bool IsWide(Oid oid) => oid == Oid.GenCoXmitPdusOk || oid == Oid.GenCoRcvPdusOk
        || oid == Oid.GenCoBytesXmit || oid == Oid.GenCoBytesRcv;
}
