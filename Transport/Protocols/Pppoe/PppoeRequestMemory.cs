namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The requests whose cookies may still come again: a PADR that does is answered alike, and opens no second session.</summary>
internal sealed class PppoeRequestMemory(int max)
{
    private readonly Dictionary<uint, PppoeSessionRequest> _bySerial = [];
    private readonly Queue<PppoeSessionRequest> _byAge = new();

    public PppoeSessionRequest? Find(uint serial) => _bySerial.GetValueOrDefault(serial);

    /// <summary>Adds a request, and forgets those whose cookies have become stale, or the oldest ones if there are too many.</summary>
    public void Add(PppoeSessionRequest request, TimeSpan now)
    {
        while (_byAge.TryPeek(out PppoeSessionRequest? oldest) && (oldest.ForgetAt <= now || _byAge.Count >= max))
        {
            _ = _byAge.Dequeue();
            _ = _bySerial.Remove(oldest.Serial);
        }

        _bySerial.Add(request.Serial, request);
        _byAge.Enqueue(request);
    }
}
