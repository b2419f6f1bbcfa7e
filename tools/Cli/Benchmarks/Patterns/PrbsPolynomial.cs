namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>The recurrence of a pseudo-random binary sequence: b[n] = b[n - <paramref name="Tap"/>] + b[n - <paramref name="Order"/>] modulo 2.</summary>
/// <param name="Order">Stages of the shift register; the sequence repeats after 2^order - 1 bits.</param>
/// <param name="Tap">The other stage that is fed back.</param>
/// <param name="IsInverted">Whether the line carries the complement, as ITU-T O.150 says of its longer sequences.</param>
internal sealed record PrbsPolynomial(int Order, int Tap, bool IsInverted)
{
    /// <summary>x^7 + x^6 + 1: not in O.150; what instruments call PRBS7.</summary>
    public static PrbsPolynomial Prbs7 { get; } = new(7, 6, IsInverted: false);

    /// <summary>x^15 + x^14 + 1, inverted (ITU-T O.150 5.3, O.151).</summary>
    public static PrbsPolynomial Prbs15 { get; } = new(15, 14, IsInverted: true);

    /// <summary>x^23 + x^18 + 1, inverted (ITU-T O.150 5.6, O.151).</summary>
    public static PrbsPolynomial Prbs23 { get; } = new(23, 18, IsInverted: true);

    /// <summary>x^31 + x^28 + 1, inverted (ITU-T O.150 5.8).</summary>
    public static PrbsPolynomial Prbs31 { get; } = new(31, 28, IsInverted: true);

    /// <summary>Gets the bits after which the sequence repeats.</summary>
    public long Period => (1L << Order) - 1;

    private ulong Mask => (1UL << Order) - 1;

    /// <summary>Goes on from <paramref name="state"/>, the oldest bit lowest, by the recurrence.</summary>
    /// <param name="state">As many bits as the order, not inverted.</param>
    /// <param name="count">How many bits to give, 1 to 64, the first of which are the state itself.</param>
    public ulong Extend(ulong state, int count)
    {
        ulong bits = state & Mask;
        for (int n = Order; n < count; n++)
        {
            bits |= (((bits >> (n - Tap)) ^ (bits >> (n - Order))) & 1) << n;
        }

        return bits;
    }

    /// <summary>Gives the state so many bits further on, by x^bits modulo the characteristic polynomial.</summary>
    /// <param name="state">As in <see cref="Extend"/>.</param>
    /// <param name="bits">May be negative.</param>
    public ulong Jump(ulong state, long bits)
    {
        ulong power = PowerOfX(((bits % Period) + Period) % Period);
        ulong window = Extend(state, (2 * Order) - 1);
        ulong jumped = 0;
        for (int i = 0; i < Order; i++)
        {
            jumped |= (ulong)(System.Numerics.BitOperations.PopCount((window >> i) & power) & 1) << i;
        }

        return jumped;
    }

    // x^order = x^(order - tap) + 1 in the ring, since b[n + order] = b[n + order - tap] + b[n].
    private ulong PowerOfX(long exponent)
    {
        ulong result = 1;
        for (int bit = 62; bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if (((exponent >> bit) & 1) != 0)
            {
                result = TimesX(result);
            }
        }

        return result;
    }

    private ulong TimesX(ulong value)
    {
        ulong shifted = value << 1;
        return ((shifted >> Order) & 1) == 0 ? shifted : (shifted & Mask) ^ (1UL << (Order - Tap)) ^ 1;
    }

    private ulong Multiply(ulong a, ulong b)
    {
        ulong product = 0;
        for (int bit = Order - 1; bit >= 0; bit--)
        {
            product = TimesX(product) ^ (((b >> bit) & 1) == 0 ? 0 : a);
        }

        return product;
    }
}
