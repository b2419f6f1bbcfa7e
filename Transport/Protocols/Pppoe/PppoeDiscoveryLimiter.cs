using System.Numerics;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Token buckets for discovery: one for each station, one for all PADI; memory is fixed, nothing is allocated for a packet.</summary>
/// <remarks>
/// A station's bucket lies in one of four places that a keyed hash gives. A fifth station takes the place whose bucket is
/// full soonest: forgetting that one gives away least. A flood from many addresses so meets the bucket of all PADI, which
/// draws lots when it runs low, so that an honest station has its share. PADR and sessions never meet that bucket.
/// </remarks>
public sealed class PppoeDiscoveryLimiter
{
    internal const int Ways = 4;

    private readonly Bucket[] _buckets;
    private readonly PppoeRate _perHost;
    private readonly PppoeRate _all;
    private readonly ulong _key;
    private readonly int _setShift;
    private ulong _lots;
    private long _allFullAt;

    /// <summary>Creates a limiter whose buckets are full.</summary>
    /// <param name="limits">The rates.</param>
    /// <param name="random">Gives the key of the hash, so that nobody can aim at a station's place.</param>
    /// <exception cref="ArgumentException">A limit is out of range.</exception>
    public PppoeDiscoveryLimiter(PppoeDiscoveryLimits limits, IPppRandom random)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(random);
        if (limits.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(limits));
        }

        uint sets = BitOperations.RoundUpToPowerOf2((uint)limits.Hosts / Ways);
        _buckets = new Bucket[sets * Ways];
        _setShift = 64 - BitOperations.Log2(sets);
        _perHost = new(limits.PerHostPerSecond, limits.PerHostBurst);
        _all = new(limits.PerSecond, limits.Burst);
        _key = ((ulong)random.NextUInt32() << 32) | random.NextUInt32();
        _lots = random.NextUInt32() | 1;
    }

    /// <summary>Takes a token of a station.</summary>
    /// <param name="host">The station.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether its packet may be looked at.</returns>
    public bool TryTakeHost(MacAddress host, TimeSpan now)
    {
        Span<Bucket> set = _buckets.AsSpan((int)SetOf(host) * Ways, Ways);
        int place = 0;
        for (int i = 0; i < set.Length; i++)
        {
            if (set[i].Host == host.Value)
            {
                return _perHost.TryTake(ref set[i].FullAt, now);
            }

            place = set[i].FullAt < set[place].FullAt ? i : place;
        }

        set[place] = new() { Host = host.Value };
        return _perHost.TryTake(ref set[place].FullAt, now);
    }

    /// <summary>Takes a token of all stations.</summary>
    /// <param name="now">The time.</param>
    /// <returns>Whether a PADI may be answered.</returns>
    public bool TryTakeShared(TimeSpan now) => _all.TryTakeFairly(ref _allFullAt, now, NextLot());

    private uint NextLot()
    {
        _lots ^= _lots << 13;
        _lots ^= _lots >> 7;
        _lots ^= _lots << 17;
        return (uint)(_lots >> 32);
    }

    private ulong SetOf(MacAddress host)
    {
        ulong mixed = (host.Value ^ _key) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 32) ^ BitOperations.RotateLeft(_key, 17)) * 0xD6E8_FEB8_6659_FD93;
        return _setShift == 64 ? 0 : (mixed ^ (mixed >> 29)) * 0x9E37_79B9_7F4A_7C15 >> _setShift;
    }

    private struct Bucket
    {
        public ulong Host;
        public long FullAt;
    }
}
