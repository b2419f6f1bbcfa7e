using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What a call manager of another family than TAPI_PROXY translates for TAPI: calls in both directions, and lines
/// into SAPs (contract 5.5, TRANSLATE). Its line does not close while a question is out.</summary>
internal static class CallTranslation
{
    private const int Room = 512; // for an answer; who needs more says so

    public static void Outgoing(TapiCall call, Action<NdisStatus, CoCallParameters?> done)
    {
        CoTapiTranslateTapiCallParams question = new(
            call.Line.LineId,
            call.AddressId,
            CoTapi.FlagOutgoingCall | CoTapi.FlagUseDefaultCallParams,
            VarData.OfText(call.Number),
            null,
            null);
        byte[] buffer = new byte[question.Size + Room];
        question.Write(buffer);
        call.Line.Session.Ask(null, Oid.CoTapiTranslateTapiCallParams, buffer, (status, answer) =>
        {
            bool ok = CoTapiTranslateTapiCallParams.TryRead(answer, out CoTapiTranslateTapiCallParams found);
            done(status.IsSuccess && !ok ? NdisStatus.InvalidData : status, ok ? found.NdisCallParams : null);
        });
    }

    /// <summary>The offer does not wait for it: <paramref name="done"/> only tells more of it, or nothing.</summary>
    public static void Incoming(TapiCall call, Action<uint, LineCallInfo?> done)
    {
        CoTapiTranslateNdisCallParams question = new(CoTapi.FlagIncomingCall, call.Parameters, null);
        byte[] buffer = new byte[question.Size + Room];
        question.Write(buffer);
        TapiLine line = call.Line;
        line.Hold();
        line.Session.Ask(null, Oid.CoTapiTranslateNdisCallParams, buffer, (status, answer) =>
        {
            bool ok = CoTapiTranslateNdisCallParams.TryRead(answer, out CoTapiTranslateNdisCallParams found) && status.IsSuccess;
            LineCallInfo? info = ok ? found.LineCallInfo : null;
            done(info?.AddressId ?? CoTapi.AddressIdUnspecified, info);
            line.Release();
        });
    }

    public static void Saps(TapiLine line, LineMediaModes mediaModes, Action<NdisStatus, IReadOnlyList<CoSap>> done)
    {
        CoTapiTranslateSap question = new(line.LineId, CoTapi.AddressIdUnspecified, mediaModes, []);
        byte[] buffer = new byte[question.Size + Room];
        question.Write(buffer);
        line.Session.Ask(null, Oid.CoTapiTranslateTapiSap, buffer, (status, answer) =>
            done(status, CoTapiTranslateSap.TryRead(answer, out CoTapiTranslateSap found) ? found.Saps : []));
    }
}
