namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>A bit error rate and what the count behind it allows to say of the line's true one.</summary>
/// <param name="Measured">Errors for each bit that was compared.</param>
/// <param name="Lower">The true rate is above it with 97.5 % confidence; 0 without an error.</param>
/// <param name="Upper">The true rate is below it with 97.5 % confidence (so that both hold with 95 %); without an error with 95 %.</param>
internal readonly record struct ErrorRate(double Measured, double Lower, double Upper)
{
    private const double OneSided = 0.05;
    private const double TwoSided = 0.025;
    private const int ManyErrors = 400;        // from here on the normal distribution says the same
    private const double Deviations = 1.959964; // of the normal distribution, for 97.5 %

    /// <summary>Takes errors as independent: their number then is Poisson's.</summary>
    /// <param name="errors">Counted.</param>
    /// <param name="bits">Compared.</param>
    public static ErrorRate Of(long errors, long bits)
    {
        if (bits <= 0)
        {
            return new(0, 0, 1);
        }

        double upper = errors == 0 ? -Math.Log(OneSided) : MeanFor(errors, TwoSided);
        double lower = errors == 0 ? 0 : MeanFor(errors - 1, 1 - TwoSided);
        return new((double)errors / bits, lower / bits, Math.Min(1, upper / bits));
    }

    /// <summary>The mean of which <paramref name="errors"/> or fewer come with the probability asked for.</summary>
    private static double MeanFor(long errors, double probability)
    {
        if (errors > ManyErrors)
        {
            double side = probability < 0.5 ? 1 : -1;
            return errors + (side < 0 ? 1 : 0) + (side * Deviations * Math.Sqrt(errors + 1));
        }

        (double low, double high) = (0, (2.0 * errors) + 20);
        for (int i = 0; i < 80; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = AtMost(errors, middle) > probability ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double AtMost(long errors, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (int k = 1; k <= errors; k++)
        {
            term *= mean / k;
            sum += term;
        }

        return sum;
    }
}
