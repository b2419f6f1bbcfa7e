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

    private const int Room = 512;         // for names and other parts: so that a question is asked once
    private const int DevCapsAt = 8;      // LINE_DEV_CAPS in CO_TAPI_LINE_CAPS
    private const int AddressCapsAt = 12; // LINE_ADDRESS_CAPS in CO_TAPI_ADDRESS_CAPS

    private readonly List<LineCapabilities> _lines = [];
    private readonly List<LineAddressCaps> _addresses = [];
    private CoTapiCmCaps _cm;
    private CoTapiLineCaps _line;
    private uint _lineId;
    private int _asked;

    private bool IsPerLine => (_cm.Flags & CoTapi.FlagPerLineCaps) != 0;

    private uint AddressCount => Math.Max(1, _line.DevCaps.NumAddresses);

    public void Start() => Ask(Oid.CoTapiCmCaps, CoTapiCmCaps.Size);

    private void HandleAnswer(Oid oid, NdisStatus status, byte[] answer)
    {
        if (!status.IsSuccess || session.State != TapiSessionState.Enumerating)
        {
            done(status.IsSuccess ? NdisStatus.Closing : status, []); // the session ends: no more questions
        }
        else if (!(oid == Oid.CoTapiCmCaps ? HandleCm(answer)
            : oid == Oid.CoTapiLineCaps ? HandleLine(answer)
            : HandleAddress(answer)))
        {
            done(NdisStatus.InvalidData, []);
        }
    }

    private bool HandleCm(byte[] answer)
    {
        // R301: another version lays its structures out otherwise.
        if (!CoTapiCmCaps.TryRead(answer, out _cm) || _cm.CoTapiVersion != CoTapi.Version || _cm.NumLines > MaxLines)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool HandleLine(byte[] answer)
    {
        if (IsCut(Oid.CoTapiLineCaps, answer, DevCapsAt, CoTapiLineCaps.FixedSize))
        {
            return true;
        }

        bool ok = CoTapiLineCaps.TryRead(answer, out _line) && _line.DevCaps.NumAddresses <= MaxAddresses;
        if (ok)
        {
            Ask(Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize + Room);
        }

        return ok;
    }

    private bool HandleAddress(byte[] answer)
    {
        if (IsCut(Oid.CoTapiAddressCaps, answer, AddressCapsAt, CoTapiAddressCaps.FixedSize))
        {
            return true;
        }

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
            Ask(Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize + Room);
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
            Ask(Oid.CoTapiLineCaps, CoTapiLineCaps.FixedSize + Room);
        }
        else
        {
            done(NdisStatus.Success, _lines);
        }
    }

    // Total, needed, used: TAPI tells in the structure itself when parts of it found no room (contract 5.5).
    private bool IsCut(Oid oid, byte[] answer, int capsAt, int fixedSize)
    {
        uint needed = answer.Length < fixedSize ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(answer.AsSpan(capsAt + sizeof(uint)));
        bool cut = needed > (uint)(answer.Length - capsAt) && needed > (uint)(_asked - capsAt) && needed <= MaxCaps;
        if (cut)
        {
            Ask(oid, capsAt + (int)needed);
        }

        return cut;
    }

    private void Ask(Oid oid, int size)
    {
        _asked = size;
        byte[] buffer = new byte[size];
        if (oid == Oid.CoTapiLineCaps)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer, _lineId);
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(DevCapsAt), (uint)(size - DevCapsAt));
        }
        else if (oid == Oid.CoTapiAddressCaps)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer, _lineId);
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(sizeof(uint)), (uint)_addresses.Count);
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(AddressCapsAt), (uint)(size - AddressCapsAt));
        }

        session.Ask(null, oid, buffer, (status, answer) => HandleAnswer(oid, status, answer));
    }
}
