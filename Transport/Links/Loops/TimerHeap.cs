namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A binary heap of armed timers; the earliest is on top, equals in the order of their tie key.</summary>
internal sealed class TimerHeap
{
    private LoopTimer[] _heap = new LoopTimer[16];

    /// <summary>Gets the number of armed timers.</summary>
    public int Count { get; private set; }

    /// <summary>Gets when the earliest timer is due; null when none is armed.</summary>
    public TimeSpan? NextDue => Count == 0 ? null : _heap[0].Due;

    public void Add(LoopTimer timer)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        SiftUp(timer, Count++);
    }

    /// <summary>Removes a timer; does nothing when it is not armed.</summary>
    public void Remove(LoopTimer timer)
    {
        int hole = timer.HeapIndex;
        if (hole < 0)
        {
            return;
        }

        timer.HeapIndex = -1;
        LoopTimer last = _heap[--Count];
        _heap[Count] = null!;
        if (last == timer)
        {
            return;
        }

        if (hole > 0 && IsBefore(last, _heap[(hole - 1) / 2]))
        {
            SiftUp(last, hole);
        }
        else
        {
            SiftDown(last, hole);
        }
    }

    /// <summary>Takes the earliest timer if it is due.</summary>
    public LoopTimer? TakeDue(TimeSpan now)
    {
        if (Count == 0 || _heap[0].Due > now)
        {
            return null;
        }

        LoopTimer top = _heap[0];
        Remove(top);
        return top;
    }

    private static bool IsBefore(LoopTimer a, LoopTimer b) => a.Due < b.Due || (a.Due == b.Due && a.Tie < b.Tie);

    private void SiftUp(LoopTimer timer, int index)
    {
        while (index > 0 && IsBefore(timer, _heap[(index - 1) / 2]))
        {
            Place(_heap[(index - 1) / 2], index);
            index = (index - 1) / 2;
        }

        Place(timer, index);
    }

    private void SiftDown(LoopTimer timer, int index)
    {
        while (2 * index + 1 < Count)
        {
            int child = 2 * index + 1;
            if (child + 1 < Count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], timer))
            {
                break;
            }

            Place(_heap[child], index);
            index = child;
        }

        Place(timer, index);
    }

    private void Place(LoopTimer timer, int index)
    {
        _heap[index] = timer;
        timer.HeapIndex = index;
    }
}
