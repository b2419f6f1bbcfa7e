namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Events that wait to be fetched; when there are too many, the oldest makes room.</summary>
internal sealed class PppEventQueue(PppStatistics statistics)
{
    private const int MaxEvents = 64;

    private readonly Queue<PppEvent> _events = new();

    public void Add(in PppEvent e)
    {
        if (_events.Count == MaxEvents)
        {
            _ = _events.Dequeue();
            statistics.EventsDropped++;
        }

        _events.Enqueue(e);
    }

    public bool TryTake(out PppEvent e) => _events.TryDequeue(out e);
}
