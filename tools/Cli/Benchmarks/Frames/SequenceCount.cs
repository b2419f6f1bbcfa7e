namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What arrived of numbered frames: each once, twice, late or not at all.</summary>
/// <remarks>Bounded: it remembers the last 4,096 numbers. A frame that comes later than those counts as reordered; that it might be
/// a second copy cannot be told any more. Reordered: its number is below one that came before (RFC 4737, 3.3).</remarks>
internal sealed class SequenceCount
{
    private const int Window = 4096;
    private readonly ulong[] _seen = new ulong[Window / 64];
    private ulong _next;

    /// <summary>Gets how many different frames came.</summary>
    public long Received { get; private set; }

    /// <summary>Gets how many came after one with a higher number.</summary>
    public long Reordered { get; private set; }

    /// <summary>Gets how many came a second time.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        Array.Clear(_seen);
        (_next, Received, Reordered, Duplicates) = (0, 0, 0, 0);
    }

    /// <summary>Counts the frame with this number; the first is 0.</summary>
    public void Record(ulong number)
    {
        if (number == _next)
        {
            Mark(number); // the usual case, kept short
            _next++;
            Received++;
        }
        else if (number > _next)
        {
            Skip(number);
            Mark(number);
            _next = number + 1;
            Received++;
        }
        else if (_next - number <= Window && IsMarked(number))
        {
            Duplicates++;
        }
        else
        {
            MarkIfRecent(number);
            Reordered++;
            Received++;
        }
    }

    private void Mark(ulong number) => _seen[number % Window / 64] |= 1UL << (int)(number % 64);

    private void MarkIfRecent(ulong number)
    {
        if (_next - number <= Window)
        {
            Mark(number);
        }
    }

    private bool IsMarked(ulong number) => (_seen[number % Window / 64] >> (int)(number % 64) & 1) != 0;

    private void Unmark(ulong number) => _seen[number % Window / 64] &= ~(1UL << (int)(number % 64));

    private void Skip(ulong number)
    {
        if (number - _next >= Window)
        {
            Array.Clear(_seen);
            return;
        }

        for (ulong i = _next; i < number; i++)
        {
            Unmark(i);
        }
    }
}
