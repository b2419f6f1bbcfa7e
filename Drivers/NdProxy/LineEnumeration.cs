using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Asks a call manager for its lines (4.16 step 6): CM_CAPS; LINE_CAPS of each line, or once for all (R305);
/// ADDRESS_CAPS of each address, or once for its line (R306, T47). One question is out at a time.</summary>
internal sealed class LineEnumeration(TapiSession session, Action<NdisStatus, IReadOnlyList<LineCapabilities>> done)
{
    private const int MaxLines = 256;     // a call manager's word: bounded
    private const int MaxAddresses = 256;
    private const int MaxCaps = 64 * 1024;

    private readonly List<LineCapabilities> _lines = [];
    private readonly List<LineAddressCaps> _addresses = [];
    private CoTapiCmCaps _cm;
    private CoTapiLineCaps _line;
    private uint _lineId;

    private bool IsPerLine => (_cm.Flags & CoTapi.FlagPerLineCaps) != 0;

    private uint AddressCount => Math.Max(1, _line.DevCaps.NumAddresses);

    public void Start() => Ask(Oid.CoTapiCmCaps, CoTapiCmCaps.Size);

    private void HandleAnswer(NdisOidRequest request, NdisStatus status)
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
        bool ok = CoTapiLineCaps.TryRead(answer, out _line) && _line.DevCaps.NumAddresses <= MaxAddresses;
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

        bool isPerAddress = (_line.Flags & CoTapi.FlagPerAddressCaps) != 0;
        do
        {
            _addresses.Add(address.Caps);
        }
        while (!isPerAddress && _addresses.Count < AddressCount);
        if (_addresses.Count < AddressCount)
        {
            Ask(Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize);
            return true;
        }

        AddLines();
        Advance();
        return true;
    }

    // Without PER_LINE_CAPS the first line's answers hold for all.
    private void AddLines()
    {
        LineAddressCaps[] addresses = [.. _addresses];
        _addresses.Clear();
        do
        {
            _lines.Add(new(_lineId++, _line.DevCaps, addresses));
        }
        while (!IsPerLine && _lineId < _cm.NumLines);
    }

    private void Advance()
    {
        if (_lineId < _cm.NumLines)
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
            BinaryPrimitives.WriteUInt32LittleEndian(buffer, _lineId);
        }

        if (oid == Oid.CoTapiAddressCaps)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(sizeof(uint)), (uint)_addresses.Count);
        }

        session.Ask(null, oid, buffer, HandleAnswer);
    }
}
