namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Control frames that wait to be fetched: a ring of fixed slots, so that a flood costs no memory. A link that never
/// has two frames waiting never has more than one slot: there may be thousands of links.</summary>
internal sealed class PppTransmitQueue
{
    public const int SlotLength = PppFrame.MaxHeaderLength + PppLinkParameters.DefaultMru;

    private const int Slots = 16;

    private readonly byte[]?[] _frames = new byte[Slots][];
    private readonly int[] _lengths = new int[Slots];
    private int _head;
    private int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>Gives the next free slot; <see cref="Commit"/> makes it part of the queue.</summary>
    public bool TryBegin(out Span<byte> frame)
    {
        frame = _count == Slots ? default : _frames[Tail] ??= new byte[SlotLength];
        return _count < Slots;
    }

    public void Commit(int length)
    {
        _lengths[Tail] = length;
        _count++;
    }

    public bool TryDequeue(Span<byte> frame, out int written)
    {
        written = 0;
        if (_count == 0)
        {
            return false;
        }

        ReadOnlySpan<byte> next = _frames[_head].AsSpan(0, _lengths[_head]);
        if (next.Length > frame.Length)
        {
            throw new ArgumentException($"A control frame of {next.Length} bytes waits.", nameof(frame));
        }

        next.CopyTo(frame);
        written = next.Length;
        _frames[_head].AsSpan(0, written).Clear(); // a PAP password may have been in it
        _count--;
        _head = _count == 0 ? 0 : (_head + 1) % Slots;
        return true;
    }

    public void Clear()
    {
        foreach (byte[]? frame in _frames)
        {
            frame.AsSpan().Clear();
        }

        _count = 0;
        _head = 0;
    }

    private int Tail => (_head + _count) % Slots;
}
