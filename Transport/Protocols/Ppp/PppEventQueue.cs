namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Events that wait to be fetched; when there are too many, the oldest makes room. It begins small: there may be
/// thousands of links.</summary>
internal sealed class PppEventQueue(PppStatistics statistics)
{
    private const int MostSlots = 64;

    private PppEvent[] _events = new PppEvent[8];
    private int _head;
    private int _count;

    public void Add(in PppEvent e)
    {
        if (_count == MostSlots)
        {
            _head = (_head + 1) % MostSlots;
            _count--;
            statistics.EventsDropped++;
        }
        else if (_count == _events.Length)
        {
            Grow();
        }

        _events[(_head + _count) % _events.Length] = e;
        _count++;
    }

    public bool TryTake(out PppEvent e)
    {
        e = _count == 0 ? default : _events[_head];
        if (_count == 0)
        {
            return false;
        }

        _events[_head] = default;
        _head = (_head + 1) % _events.Length;
        _count--;
        return true;
    }

    private void Grow()
    {
        PppEvent[] events = new PppEvent[_events.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            events[i] = _events[(_head + i) % _events.Length];
        }

        _events = events;
        _head = 0;
    }
}
