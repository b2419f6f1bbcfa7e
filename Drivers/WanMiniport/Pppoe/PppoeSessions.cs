using System.Numerics;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Finds the VC of a session frame by an array index. Numbers that we called for are chosen by others, so two
/// concentrators may give the same one, or numbers that share a place: those are chained, by their far ends.</summary>
internal sealed class PppoeSessions
{
    private const int FewestBuckets = 64;
    private const int MostBuckets = 1 << 16; // a place for each number
    private const ushort LastId = 0xFFFE;    // FFFF is reserved (RFC 2516 section 4)

    private readonly PppoeVc?[] _buckets;
    private readonly int[] _used = new int[2]; // even and odd numbers
    private ushort _lastGiven;

    public PppoeSessions(int maxSessions)
    {
        int wanted = Math.Max(FewestBuckets, 2 * maxSessions);
        _buckets = new PppoeVc?[Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)wanted), MostBuckets)];
    }

    public int Count { get; private set; }

    /// <summary>Finds a session.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="peer">Its far end.</param>
    /// <param name="isOthers">Whether there is a session of that number with another far end.</param>
    public PppoeVc? Find(ushort id, MacAddress peer, out bool isOthers)
    {
        isOthers = false;
        for (PppoeVc? vc = _buckets[id & (_buckets.Length - 1)]; vc is not null; vc = vc.NextInBucket)
        {
            if (vc.Address.SessionId == id)
            {
                if (vc.Address.Peer == peer)
                {
                    return vc;
                }

                isOthers = true;
            }
        }

        return null;
    }

    public void Add(PppoeVc vc)
    {
        ref PppoeVc? bucket = ref BucketOf(vc);
        vc.NextInBucket = bucket;
        bucket = vc;
        _used[vc.Address.SessionId & 1]++;
        Count++;
    }

    /// <summary>Takes a session out, if it is in.</summary>
    public void Remove(PppoeVc vc)
    {
        ref PppoeVc? bucket = ref BucketOf(vc);
        PppoeVc? before = null;
        for (PppoeVc? at = bucket; at is not null; (before, at) = (at, at.NextInBucket))
        {
            if (ReferenceEquals(at, vc))
            {
                if (before is null)
                {
                    bucket = vc.NextInBucket;
                }
                else
                {
                    before.NextInBucket = vc.NextInBucket;
                }

                vc.NextInBucket = null;
                _used[vc.Address.SessionId & 1]--;
                Count--;
                return;
            }
        }
    }

    /// <summary>Chooses a number for a new session whose place no other has, and that was not given just now, so that late
    /// frames of an ended session do not reach another.</summary>
    /// <param name="local">Our address.</param>
    /// <param name="peer">The far end's. It may give us numbers as we give it some: on the wire they mean the same (RFC 2516
    /// section 4). So the end with the higher address gives odd ones, while there are any.</param>
    public ushort NextId(MacAddress local, MacAddress peer)
    {
        int parity = local.Value > peer.Value ? 1 : 0;
        parity = _used[parity] < (_buckets.Length / 2) - 1 ? parity : 1 - parity;
        for (int i = 0; i < LastId; i++)
        {
            _lastGiven = _lastGiven == LastId ? (ushort)1 : (ushort)(_lastGiven + 1);
            if ((_lastGiven & 1) == parity && _buckets[_lastGiven & (_buckets.Length - 1)] is null)
            {
                return _lastGiven;
            }
        }

        throw new InvalidOperationException("There are more sessions than numbers."); // MaxSessions is less than the places
    }

    private ref PppoeVc? BucketOf(PppoeVc vc) => ref _buckets[vc.Address.SessionId & (_buckets.Length - 1)];
}
