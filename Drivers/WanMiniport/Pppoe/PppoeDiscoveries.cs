using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The discoveries under way, each in a place that its Host-Uniq names: an answer finds its host without a search.</summary>
internal sealed class PppoeDiscoveries
{
    private const int HostUniqLength = 8; // the place, then chance: who did not see our packet cannot answer it
    private const int LingeringMost = 64;

    private readonly PppoeDiscovery?[] _places;
    private readonly Stack<int> _free = new();
    private readonly Queue<PppoeDiscovery> _lingering = new();

    public PppoeDiscoveries(int maxCalls)
    {
        _places = new PppoeDiscovery?[Math.Min(maxCalls + LingeringMost, 1 << 16)];
        for (int i = _places.Length - 1; i >= 0; i--)
        {
            _free.Push(i);
        }
    }

    public int Count => _places.Length - _free.Count;

    /// <summary>Makes room for one more; of those that only linger the oldest has to go when there is none.</summary>
    /// <param name="random">The adapter's source of chance.</param>
    /// <param name="hostUniq">What the new one is to send.</param>
    public int Reserve(IPppRandom random, out byte[] hostUniq)
    {
        while (_free.Count == 0)
        {
            Remove(_lingering.Dequeue()); // there are more places than calls
        }

        int slot = _free.Pop();
        hostUniq = new byte[HostUniqLength];
        random.Fill(hostUniq);
        BinaryPrimitives.WriteUInt16BigEndian(hostUniq, (ushort)slot);
        return slot;
    }

    public void Add(PppoeDiscovery discovery) => _places[discovery.Slot] = discovery;

    /// <summary>Finds whom an answer is for; the engine compares the rest of the Host-Uniq.</summary>
    public bool TryFind(in PppoePacket packet, [NotNullWhen(true)] out PppoeDiscovery? discovery)
    {
        discovery = packet.TryFind(PppoeTagType.HostUniq, out ReadOnlySpan<byte> uniq) && uniq.Length == HostUniqLength
            && BinaryPrimitives.ReadUInt16BigEndian(uniq) is ushort slot && slot < _places.Length
            ? _places[slot]
            : null;
        return discovery is not null;
    }

    /// <summary>Its call has ended, and a session may still come.</summary>
    public void Linger(PppoeDiscovery discovery)
    {
        discovery.Vc = null;
        while (_lingering.TryPeek(out PppoeDiscovery? oldest) && oldest.IsGone)
        {
            _ = _lingering.Dequeue();
        }

        _lingering.Enqueue(discovery);
    }

    public void Remove(PppoeDiscovery discovery)
    {
        if (!discovery.IsGone)
        {
            discovery.IsGone = true;
            discovery.Timer.Dispose();
            _places[discovery.Slot] = null;
            _free.Push(discovery.Slot);
        }
    }

    /// <summary>Takes all out: the adapter halts, or its link is gone.</summary>
    public void Clear()
    {
        foreach (PppoeDiscovery? discovery in _places)
        {
            if (discovery is not null)
            {
                Remove(discovery);
            }
        }

        _lingering.Clear();
    }
}
