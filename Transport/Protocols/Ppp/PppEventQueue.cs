namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Events that wait to be fetched; when full, the oldest makes room.</summary>
internal sealed class PppEventQueue(PppStatistics statistics)
{
    private const int Slots = 64;

    private readonly PppEvent[] _events = new PppEvent[Slots];
    private int _head;
    private int _count;

    public void Add(in PppEvent e)
    {
        if (_count == Slots)
        {
            _head = (_head + 1) % Slots;
            _count--;
            statistics.EventsDropped++;
        }

        _events[(_head + _count) % Slots] = e;
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
        _head = (_head + 1) % Slots;
        _count--;
        return true;
    }
}
