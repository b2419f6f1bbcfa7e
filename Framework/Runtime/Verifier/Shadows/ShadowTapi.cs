using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a telephony session: a family of type TAPI_PROXY whose call manager has told its
/// capabilities (contract 3.12, 4.16 step 6). The rules of 6.Q hold on it.</summary>
internal sealed class ShadowTapi(CoTapiCmCaps caps)
{
    public CoTapiCmCaps Caps { get; private set; } = caps;

    public bool IsPerLine => (Caps.Flags & CoTapi.FlagPerLineCaps) != 0;

    /// <summary>The capabilities of the lines that were told.</summary>
    public Dictionary<uint, CoTapiLineCaps> Lines { get; } = [];

    /// <summary>The capabilities of the addresses that were told.</summary>
    public Dictionary<(uint Line, uint Address), LineAddressCaps> Addresses { get; } = [];

    /// <summary>The lines that were asked for.</summary>
    public HashSet<uint> AskedLines { get; } = [];

    /// <summary>The addresses that were asked for.</summary>
    public HashSet<(uint Line, uint Address)> AskedAddresses { get; } = [];

    /// <summary>The family that an event is about; null: of another type, or none.</summary>
    public static ShadowAf? FamilyOf(in DdiEvent e)
    {
        NdisAfInstance? af = e.Subject as NdisAfInstance ?? (e.Subject as NdisVcObject)?.Af ?? (e.Subject as NdisSapObject)?.Af;
        return af?.Registration.Family.AddressFamily == CoAddressFamily.TapiProxy ? Shadows.Of(af) : null;
    }

    /// <summary>Learns what is asked on a family.</summary>
    public static void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && e is { Via: NdisAfInstance, Other: NdisOidRequest request }
            && FamilyOf(e)?.Tapi is { } session)
        {
            session.Ask(request);
        }
    }

    /// <summary>Learns what a call manager tells on a family.</summary>
    public static void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCoOidRequest && e.Other is NdisOidRequest request && FamilyOf(e) is { } af)
        {
            ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
            if (request.Oid != Oid.CoTapiCmCaps)
            {
                af.Tapi?.Learn(request, e.Status);
            }
            else if (e.Status.IsSuccess && CoTapiCmCaps.TryRead(answer, out CoTapiCmCaps caps))
            {
                af.Tapi ??= new(caps);
                af.Tapi.Caps = caps;
            }
        }
    }

    /// <summary>The capabilities of a line: its own, or those that hold for all.</summary>
    public LineDevCaps? OfLine(uint line) =>
        Lines.TryGetValue(line, out CoTapiLineCaps caps) || (!IsPerLine && Lines.TryGetValue(0, out caps)) ? caps.DevCaps : null;

    private void Ask(NdisOidRequest request)
    {
        ReadOnlySpan<byte> question = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiCmCaps)
        {
            AskedLines.Clear(); // the enumeration begins again
            AskedAddresses.Clear();
        }
        else if (request.Oid == Oid.CoTapiLineCaps && CoTapiLineCaps.TryReadLineId(question, out uint line))
        {
            _ = AskedLines.Add(line);
        }
        else if (request.Oid == Oid.CoTapiAddressCaps && CoTapiAddressCaps.TryReadIds(question, out uint of, out uint address))
        {
            _ = AskedAddresses.Add((of, address));
        }
    }

    /// <summary>An answer that found no room may be asked for again.</summary>
    private void Learn(NdisOidRequest request, NdisStatus status)
    {
        ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiLineCaps && CoTapiLineCaps.TryReadLineId(answer, out uint line))
        {
            bool isWhole = status.IsSuccess && TapiCaps.IsWhole(request, TapiCaps.LineCapsAt);
            _ = !isWhole && AskedLines.Remove(line);
            if (isWhole && CoTapiLineCaps.TryRead(answer, out CoTapiLineCaps caps))
            {
                Lines[line] = caps;
            }
        }
        else if (request.Oid == Oid.CoTapiAddressCaps && CoTapiAddressCaps.TryReadIds(answer, out uint of, out uint address))
        {
            bool isWhole = status.IsSuccess && TapiCaps.IsWhole(request, TapiCaps.AddressCapsAt);
            _ = !isWhole && AskedAddresses.Remove((of, address));
            if (isWhole && CoTapiAddressCaps.TryRead(answer, out CoTapiAddressCaps caps))
            {
                Addresses[(of, address)] = caps.Caps;
            }
        }
    }
}
