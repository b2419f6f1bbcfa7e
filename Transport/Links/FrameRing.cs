namespace UserCoNdis.Transport.Links;

/// <summary>A bounded first-in first-out queue of frames; allocates once. Owner: whoever enqueued the frames gets them back.</summary>
internal sealed class FrameRing(int capacity)
{
    private readonly LinkFrame[] _frames = new LinkFrame[capacity];
    private int _head;

    public int Capacity => _frames.Length;

    public int Count { get; private set; }

    public bool IsFull => Count == _frames.Length;

    public LinkFrame this[int index] => _frames[At(index)];

    public bool TryEnqueue(in LinkFrame frame)
    {
        if (IsFull)
        {
            return false;
        }

        _frames[At(Count++)] = frame;
        return true;
    }

    public LinkFrame Dequeue()
    {
        LinkFrame frame = _frames[_head];
        _frames[_head] = default;
        _head = At(1);
        Count--;
        return frame;
    }

    /// <summary>Moves the oldest frames into <paramref name="target"/>, as many as fit.</summary>
    public int DequeueInto(Span<LinkFrame> target, int limit = int.MaxValue)
    {
        int count = Math.Min(limit, Math.Min(Count, target.Length));
        for (int i = 0; i < count; i++)
        {
            target[i] = Dequeue();
        }

        return count;
    }

    private int At(int index)
    {
        int at = _head + index;
        return at < _frames.Length ? at : at - _frames.Length;
    }
}
