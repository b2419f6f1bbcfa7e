using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Hdlc;

/// <summary>RFC 1662 read aloud, one octet at a time and without care for speed: what the codec is held against.</summary>
internal sealed class HdlcModel(int maxFrame, Accm accm)
{
    private readonly List<byte> _frame = [];
    private bool _synchronised;
    private bool _escaped;
    private bool _giant;

    public List<byte[]> Frames { get; } = [];

    public HdlcStatistics Statistics { get; private set; }

    public static ushort Fcs(ReadOnlySpan<byte> octets)
    {
        uint fcs = 0xFFFF;
        foreach (byte octet in octets)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool one = ((fcs ^ (uint)(octet >> bit)) & 1) != 0;
                fcs = one ? fcs >> 1 ^ 0x8408 : fcs >> 1;
            }
        }

        return (ushort)fcs;
    }

    public static byte[] Encode(ReadOnlySpan<byte> frame, Accm accm, bool openingFlag)
    {
        ushort fcs = (ushort)~Fcs(frame);
        List<byte> wire = openingFlag ? [0x7E] : [];
        foreach (byte octet in (byte[])[.. frame, (byte)fcs, (byte)(fcs >> 8)])
        {
            if (octet is 0x7D or 0x7E || (octet < 0x20 && (accm.Value & (1u << octet)) != 0))
            {
                wire.Add(0x7D);
                wire.Add((byte)(octet ^ 0x20));
            }
            else
            {
                wire.Add(octet);
            }
        }

        return [.. wire, 0x7E];
    }

    public void Feed(ReadOnlySpan<byte> octets)
    {
        foreach (byte octet in octets)
        {
            Feed(octet);
        }
    }

    private void Feed(byte octet)
    {
        if (octet == 0x7E)
        {
            Close();
            (_synchronised, _escaped, _giant) = (true, false, false);
            _frame.Clear();
        }
        else if (!_synchronised)
        {
            Statistics = Statistics with { NoiseOctets = Statistics.NoiseOctets + 1 };
        }
        else if (octet < 0x20 && (accm.Value & (1u << octet)) != 0)
        {
            return;
        }
        else if (octet == 0x7D && !_escaped)
        {
            _escaped = true;
        }
        else
        {
            _frame.Add((byte)(_escaped ? octet ^ 0x20 : octet));
            _escaped = false;
            if (_frame.Count > maxFrame && !_giant)
            {
                _giant = true;
                Statistics = Statistics with { Giants = Statistics.Giants + 1 };
            }
        }
    }

    private void Close()
    {
        if (!_synchronised || _giant)
        {
            return;
        }

        if (_escaped)
        {
            Statistics = Statistics with { Aborts = Statistics.Aborts + 1 };
        }
        else if (_frame.Count is > 0 and < 4)
        {
            Statistics = Statistics with { Runts = Statistics.Runts + 1 };
        }
        else if (_frame.Count >= 4)
        {
            byte[] octets = [.. _frame];
            if (Fcs(octets) == 0xF0B8)
            {
                Frames.Add(octets[..^2]);
                Statistics = Statistics with { Good = Statistics.Good + 1 };
            }
            else
            {
                Statistics = Statistics with { BadFcs = Statistics.BadFcs + 1 };
            }
        }
    }
}
