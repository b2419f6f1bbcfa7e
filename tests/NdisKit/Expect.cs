using System.Runtime.CompilerServices;

namespace UserCoNdis.NdisKit;

/// <summary>What sequences assert with: the kit knows no test framework.</summary>
internal static class Expect
{
    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        if (!condition)
        {
            throw new SequenceException($"Not so: {text}.");
        }
    }

    public static void Same<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string? text = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new SequenceException($"{text} is {actual}, not {expected}.");
        }
    }

    public static void SameItems<T>(
        IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string? text = null)
    {
        T[] left = [.. expected];
        T[] right = [.. actual];
        if (!left.SequenceEqual(right))
        {
            throw new SequenceException($"{text} is [{string.Join(", ", right)}], not [{string.Join(", ", left)}].");
        }
    }
}
