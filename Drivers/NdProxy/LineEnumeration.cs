using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Asks a call manager for its lines (4.16 step 6): CM_CAPS, then LINE_CAPS and ADDRESS_CAPS of each line, or of
/// the first for all of them.</summary>
internal sealed class LineEnumeration(ClientAf af, Action<NdisStatus, IReadOnlyList<LineEntry>> done)
{
    private const int MaxLines = 256;    // a caller's word: bounded
    private const int MaxCaps = 64 * 1024;

    private readonly List<LineEntry> _lines = [];
    private CoTapiCmCaps _cm;
    private CoTapiLineCaps _line;
    private uint _next;

    public void Start() => Ask(Oid.CoTapiCmCaps, CoTapiCmCaps.Size);

    public void HandleComplete(NdisOidRequest request, NdisStatus status)
    {
        if (!status.IsSuccess)
        {
            bool tooShort = status == NdisStatus.BufferTooShort || status == NdisStatus.InvalidLength;
            if (tooShort && request.BytesNeeded > request.InformationBuffer.Length && request.BytesNeeded <= MaxCaps)
            {
                Ask(request.Oid, request.BytesNeeded);
                return;
            }

            done(status, []);
            return;
        }

        ReadOnlySpan<byte> answer = request.InformationBuffer.Span[..Math.Min(request.BytesWritten, request.InformationBuffer.Length)];
        if (!(request.Oid == Oid.CoTapiCmCaps ? HandleCm(answer)
            : request.Oid == Oid.CoTapiLineCaps ? HandleLine(answer)
            : HandleAddress(answer)))
        {
            done(NdisStatus.InvalidData, []);
        }
    }

    private bool HandleCm(ReadOnlySpan<byte> answer)
    {
        // R301: another version lays its structures out otherwise.
        if (!CoTapiCmCaps.TryRead(answer, out _cm) || _cm.CoTapiVersion != CoTapi.Version || _cm.NumLines > MaxLines)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool HandleLine(ReadOnlySpan<byte> answer)
    {
        bool ok = CoTapiLineCaps.TryRead(answer, out _line);
        if (ok)
        {
            Ask(Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize);
        }

        return ok;
    }

    private bool HandleAddress(ReadOnlySpan<byte> answer)
    {
        if (!CoTapiAddressCaps.TryRead(answer, out CoTapiAddressCaps address))
        {
            return false;
        }

        // R305: without PER_LINE_CAPS the first line's answer holds for all.
        uint until = (_cm.Flags & CoTapi.FlagPerLineCaps) != 0 ? _next + 1 : _cm.NumLines;
        for (; _next < until; _next++)
        {
            _lines.Add(new(_next, _line.DevCaps, address.Caps));
        }

        Advance();
        return true;
    }

    private void Advance()
    {
        if (_next < _cm.NumLines)
        {
            Ask(Oid.CoTapiLineCaps, CoTapiLineCaps.FixedSize);
        }
        else
        {
            done(NdisStatus.Success, _lines);
        }
    }

    private void Ask(Oid oid, int size)
    {
        byte[] buffer = new byte[size];
        if (oid != Oid.CoTapiCmCaps)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer, _next);
        }

        NdisOidRequest request = new(NdisRequestType.QueryInformation, oid, buffer);
        NdisStatus status = af.OidRequest(null, request);
        if (!status.IsPending)
        {
            HandleComplete(request, status);
        }
    }
}
