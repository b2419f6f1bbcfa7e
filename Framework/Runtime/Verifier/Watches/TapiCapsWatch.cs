using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.Q: what NDPROXY asks a call manager, and what that tells of its lines.</summary>
internal sealed class TapiCapsWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && e.Other is NdisOidRequest request)
        {
            Asking(e, request);
        }
        else if (e.Id == DdiId.NdisClMakeCall && ShadowTapi.FamilyOf(e)?.Tapi is { } session)
        {
            long lines = session.IsPerLine ? session.Caps.NumLines : Math.Min(session.Caps.NumLines, 1);
            Require(session.Lines.Count >= lines, "R305", e);
            Require(session.Lines.Keys.All(line => session.Addresses.Keys.Any(a => a.Line == line)), "R306", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id != DdiId.ProtocolCoOidRequest || !e.Status.IsSuccess || e.Other is not NdisOidRequest request
            || ShadowTapi.FamilyOf(e) is not { } af)
        {
            return;
        }

        ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiCmCaps && CoTapiCmCaps.TryRead(answer, out CoTapiCmCaps cm))
        {
            Require(cm.CoTapiVersion == CoTapi.Version, "R301", e);
            Require((cm.Flags & ~CoTapi.FlagPerLineCaps) == 0, "R302", e);
            Require(af.Tapi is not { } session || session.Caps == cm, "R326", e);
        }
        else if (request.Oid == Oid.CoTapiLineCaps && TapiCaps.IsWhole(request, TapiCaps.LineCapsAt)
            && CoTapiLineCaps.TryRead(answer, out CoTapiLineCaps line) && af.Tapi is { } ofLine)
        {
            Line(e, line, ofLine);
        }
        else if (request.Oid == Oid.CoTapiAddressCaps && TapiCaps.IsWhole(request, TapiCaps.AddressCapsAt)
            && CoTapiAddressCaps.TryRead(answer, out CoTapiAddressCaps address) && af.Tapi is { } ofAddress)
        {
            Address(e, address, ofAddress);
        }
    }

    private static bool IsTranslate(Oid oid) => oid == Oid.CoTapiTranslateTapiCallParams
        || oid == Oid.CoTapiTranslateNdisCallParams || oid == Oid.CoTapiTranslateTapiSap;

    private static bool IsTapi(Oid oid) => oid == Oid.CoTapiCmCaps || oid == Oid.CoTapiLineCaps
        || oid == Oid.CoTapiAddressCaps || oid == Oid.CoTapiGetCallDiagnostics || IsTranslate(oid);

    private void Asking(in DdiEvent e, NdisOidRequest request)
    {
        if (!IsTapi(request.Oid))
        {
            return;
        }

        Require(e.Via is NdisAfInstance, "R307", e);
        if (ShadowTapi.FamilyOf(e) is not { } af)
        {
            return;
        }

        Require(!IsTranslate(request.Oid), "R308", e);
        ReadOnlySpan<byte> question = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiLineCaps && af.Tapi is { } lines && CoTapiLineCaps.TryReadLineId(question, out uint line))
        {
            Require(!lines.AskedLines.Contains(line), "R305", e);
        }
        else if (request.Oid == Oid.CoTapiAddressCaps && af.Tapi is { } addresses
            && CoTapiAddressCaps.TryReadIds(question, out uint of, out uint address))
        {
            Require(!addresses.AskedAddresses.Contains((of, address)), "R306", e); // T47
        }
    }

    private void Line(in DdiEvent e, in CoTapiLineCaps told, ShadowTapi session)
    {
        LineDevCaps caps = told.DevCaps;
        uint id = told.LineId;
        bool isPerAddress = (told.Flags & CoTapi.FlagPerAddressCaps) != 0;
        Require((told.Flags & ~CoTapi.FlagPerAddressCaps) == 0, "R302", e);
        if (TapiCaps.IsVoice(caps.MediaModes))
        {
            Require(caps.AddressTypes != 0 && caps.GenerateDigitModes != 0 && caps.MonitorDigitModes != 0, "R316", e);
        }

        CoTapiLineCaps[] others = [.. session.Lines.Values.Where(l => l.LineId != id)];
        if (!session.IsPerLine)
        {
            Require(!isPerAddress && others.All(l => TapiCaps.CanTheSame(l.DevCaps, caps)), "R303", e);
        }
        else if (others.Length + 1 == session.Caps.NumLines)
        {
            bool areAlike = others.All(l => l.DevCaps == caps && l.Flags == 0);
            Require(isPerAddress || !areAlike, "R303", e);
        }
    }

    private void Address(in DdiEvent e, in CoTapiAddressCaps told, ShadowTapi session)
    {
        if (!session.Lines.TryGetValue(told.LineId, out CoTapiLineCaps line))
        {
            return;
        }

        LineAddressCaps caps = told.Caps;
        (uint of, uint id) = (told.LineId, told.AddressId);
        LineAddressCaps[] others =
            [.. session.Addresses.Where(a => a.Key.Line == of && a.Key.Address != id).Select(static a => a.Value)];
        if ((line.Flags & CoTapi.FlagPerAddressCaps) == 0)
        {
            Require(others.All(a => TapiCaps.CanTheSame(a, caps)), "R304", e);
        }
        else if (others.Length + 1 >= line.DevCaps.NumAddresses)
        {
            Require(!others.All(a => a == caps), "R304", e);
        }
    }
}
