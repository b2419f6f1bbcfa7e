namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The calls of the adapter, in any state but idle; nothing here grows with their number.</summary>
internal sealed class PppoeCalls(int capacity)
{
    private readonly List<PppoeVc> _calls = [];

    public int Count => _calls.Count;

    public bool IsFull => _calls.Count >= capacity;

    public PppoeVc[] ToArray() => [.. _calls];

    public void Add(PppoeVc vc)
    {
        vc.CallIndex = _calls.Count;
        _calls.Add(vc);
        vc.Af.Calls++;
    }

    // The last one takes its place.
    public void Remove(PppoeVc vc)
    {
        PppoeVc last = _calls[^1];
        _calls[vc.CallIndex] = last;
        last.CallIndex = vc.CallIndex;
        _calls.RemoveAt(_calls.Count - 1);
        vc.CallIndex = -1;
        vc.Af.Calls--;
    }
}
