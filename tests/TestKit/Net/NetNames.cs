using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UserCoNdis.TestKit.Net;

/// <summary>
/// Names for interfaces and namespaces that say who made them: <c>uct</c>, the test process in five digits to base 36, a
/// letter for the kind, a number. At most 15 characters, which is what Linux allows.
/// </summary>
public static class NetNames
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "uct";

    /// <summary>The alias on all that tests make: what has our name and not our mark is somebody else's.</summary>
    public const string Mark = "made by the tests of UserCoNdis";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int OwnerDigits = 5;
    private static int s_last;

    /// <summary>A new name.</summary>
    public static string Next(char kind) => Next(kind, Environment.ProcessId);

    /// <summary>A new name, as another process would make it.</summary>
    public static string Next(char kind, int process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Owner(process)}{kind}{Interlocked.Increment(ref s_last)}");

    /// <summary>Whether a name is one of ours; then also whose.</summary>
    public static bool TryGetOwner([NotNullWhen(true)] string? name, out int process)
    {
        process = 0;
        if (name is null || name.Length <= Prefix.Length + OwnerDigits || !name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (char digit in name.AsSpan(Prefix.Length, OwnerDigits))
        {
            int value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            process = process * Digits.Length + value;
        }

        return true;
    }

    private static string Owner(int process)
    {
        Span<char> digits = stackalloc char[OwnerDigits];
        for (int at = OwnerDigits - 1; at >= 0; at--)
        {
            digits[at] = Digits[process % Digits.Length];
            process /= Digits.Length;
        }

        return new string(digits);
    }
}
