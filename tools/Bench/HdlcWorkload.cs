using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Tools.Bench;

/// <summary>Frames of 1500 random octets, and ways to frame and unframe them.</summary>
internal sealed class HdlcWorkload
{
    public const int FrameLength = 1500;
    public const int Frames = 64;

    private readonly byte[] _frames = new byte[FrameLength * Frames];
    private readonly byte[] _wire;
    private readonly byte[] _chunk;
    private readonly byte[] _block = new byte[HdlcEncoder.MaxEncodedLength(FrameLength)];
    private readonly HdlcEncoder _encoder;
    private readonly HdlcDecoder _decoder;
    private readonly Accm _accm;

    public HdlcWorkload(Accm accm)
    {
        _accm = accm;
        _encoder = new HdlcEncoder(accm);
        _decoder = new HdlcDecoder(new byte[FrameLength + 4], accm);
        new Random(1).NextBytes(_frames);
        List<byte> wire = [];
        for (int i = 0; i < Frames; i++)
        {
            _ = _encoder.TryEncode(Frame(i), _block, openingFlag: true, out int written);
            wire.AddRange(_block.AsSpan(0, written));
        }

        _wire = [.. wire];
        _chunk = new byte[_wire.Length];
    }

    /// <summary>Octets on the wire for each octet of payload.</summary>
    public double Expansion => (double)_wire.Length / _frames.Length;

    public int Encode()
    {
        int total = 0;
        for (int i = 0; i < Frames; i++)
        {
            _ = _encoder.TryEncode(Frame(i), _block, openingFlag: true, out int written);
            total += written;
        }

        return total;
    }

    public int EncodeByteLoop()
    {
        int total = 0;
        for (int i = 0; i < Frames; i++)
        {
            total += ByteLoop.Encode(Frame(i), _block, _accm.Value);
        }

        return total;
    }

    /// <summary>Decoding spoils its input, so each round copies it first: see <see cref="CopyWire"/> for that share.</summary>
    public int Decode()
    {
        _wire.CopyTo(_chunk, 0);
        int good = 0;
        int at = 0;
        while (_decoder.TryRead(_chunk, ref at, out _))
        {
            good++;
        }

        return good;
    }

    public int DecodeByteLoop()
    {
        _wire.CopyTo(_chunk, 0);
        return ByteLoop.Decode(_chunk, _accm.Value);
    }

    public int CopyWire()
    {
        _wire.CopyTo(_chunk, 0);
        return _chunk.Length;
    }

    public int CopyFrames()
    {
        for (int i = 0; i < Frames; i++)
        {
            Frame(i).CopyTo(_block);
        }

        return _block[0];
    }

    private ReadOnlySpan<byte> Frame(int index) => _frames.AsSpan(index * FrameLength, FrameLength);
}
