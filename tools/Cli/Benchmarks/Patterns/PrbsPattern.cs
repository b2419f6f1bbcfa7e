using System.Buffers.Binary;

namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>A pseudo-random binary sequence in octets, the first bit lowest, as an asynchronous line and USB send them.</summary>
/// <remarks>
/// 64 bits at a time: squaring a polynomial over GF(2) doubles its exponents, so b[n] = b[n - tap 2^k] + b[n - order 2^k] holds too,
/// and with both distances between 64 and 128 a word comes from the two words before it. The first bits at position 0 are ones (zeros,
/// where the sequence is inverted) until another phase is adopted.
/// </remarks>
internal sealed class PrbsPattern : TestPattern
{
    private const int WordBits = 64;
    private const int WordOctets = 8;
    private readonly PrbsPolynomial _polynomial;
    private readonly int _far;   // order 2^k, at most 128
    private readonly int _near;  // tap 2^k, at least 64
    private readonly ulong _inversion;
    private ulong _phase;        // the state at position 0
    private long _word = long.MinValue;
    private ulong _before2;      // what stands two words and one word before _word
    private ulong _before1;

    public PrbsPattern(PrbsPolynomial polynomial)
    {
        _polynomial = polynomial;
        _inversion = polynomial.IsInverted ? ulong.MaxValue : 0;
        _phase = ulong.MaxValue >> (WordBits - polynomial.Order);
        int scale = 1;
        while (polynomial.Tap * scale < WordBits)
        {
            scale *= 2;
        }

        (_far, _near) = (polynomial.Order * scale, polynomial.Tap * scale);
    }

    /// <inheritdoc/>
    public override string Name => $"PRBS-{_polynomial.Order}";

    /// <inheritdoc/>
    /// <remarks>As many octets as bits, since eight does not divide the period.</remarks>
    public override long Period => _polynomial.Period;

    /// <inheritdoc/>
    public override void Fill(long position, Span<byte> octets)
    {
        long word = position >> 3;
        int skip = (int)(position & (WordOctets - 1));
        if (word != _word)
        {
            MoveTo(word);
        }

        if (skip != 0 && !octets.IsEmpty)
        {
            octets = octets[FillPart(skip, octets)..];
        }

        while (octets.Length >= WordOctets)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(octets, Current() ^ _inversion);
            octets = octets[WordOctets..];
            Advance();
        }

        if (!octets.IsEmpty)
        {
            _ = FillPart(0, octets);
        }
    }

    /// <inheritdoc/>
    public override bool TryAdopt(ReadOnlySpan<byte> received)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(received) ^ _inversion;
        ulong state = word & (ulong.MaxValue >> (WordBits - _polynomial.Order));
        if (state == 0 || _polynomial.Extend(state, WordBits) != word)
        {
            return false; // the one state that the register never has, or bits that do not follow from each other
        }

        ulong kept = _phase;
        (_phase, _word) = (state, long.MinValue);
        Span<byte> expected = stackalloc byte[LeastToAdopt];
        Fill(0, expected);
        if (expected.SequenceEqual(received[..LeastToAdopt]))
        {
            return true;
        }

        (_phase, _word) = (kept, long.MinValue);
        return false;
    }

    private ulong Current() => Earlier(_far) ^ Earlier(_near);

    /// <summary>The 64 bits that begin so many bits before the current word.</summary>
    private ulong Earlier(int distance) => distance == WordBits
        ? _before1
        : (_before2 >> ((2 * WordBits) - distance)) | (_before1 << (distance - WordBits));

    private void Advance()
    {
        ulong current = Current();
        (_before2, _before1, _word) = (_before1, current, _word + 1);
    }

    /// <summary>Writes what the current word has from an octet on; moves on when its last octet was written.</summary>
    private int FillPart(int skip, Span<byte> octets)
    {
        Span<byte> word = stackalloc byte[WordOctets];
        BinaryPrimitives.WriteUInt64LittleEndian(word, Current() ^ _inversion);
        int count = Math.Min(WordOctets - skip, octets.Length);
        word.Slice(skip, count).CopyTo(octets);
        if (skip + count == WordOctets)
        {
            Advance();
        }

        return count;
    }

    private void MoveTo(long word)
    {
        long bit = checked((word - 2) * WordBits);
        _before2 = _polynomial.Extend(_polynomial.Jump(_phase, bit), WordBits);
        _before1 = _polynomial.Extend(_polynomial.Jump(_phase, bit + WordBits), WordBits);
        _word = word;
    }
}
