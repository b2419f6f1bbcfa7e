using UserCoNdis.TestKit;
using System.Collections.Concurrent;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Buffers.Tests;

public sealed class PinnedSlabPoolTests
{
    [Fact]
    public void TryRent_OfTheLastBlock_LeavesAPoolThatSaysNoAndCounts()
    {
        PinnedSlabPool pool = new(2, 64);
        Assert.True(pool.TryRent(out BufferLease first));
        Assert.True(pool.TryRent(out BufferLease second));
        Assert.False(pool.TryRent(out BufferLease none));
        Assert.True(none.IsEmpty);
        Assert.Equal((0, 2, 1L), (pool.Available, pool.Outstanding, pool.Refusals));

        first.Return();
        Assert.True(pool.TryRent(out BufferLease again));
        again.Return();
        second.Return();
        pool.ThrowIfOutstanding();
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 128)]
    [InlineData(2048, 2048)]
    public void BlockSize_IsRoundedUpToACacheLine(int asked, int given) =>
        Assert.Equal(given, new PinnedSlabPool(1, asked).BlockSize);

    [Fact]
    public void Pool_OfImpossibleSize_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PinnedSlabPool(0, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PinnedSlabPool(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PinnedSlabPool(int.MaxValue, 64));
    }

    [Fact]
    public void Blocks_AreApartAndDoNotMove()
    {
        PinnedSlabPool pool = new(8, 64);
        List<BufferLease> leases = RentAll(pool);
        nint[] addresses = [.. leases.Select(l => l.Address)];
        for (int i = 0; i < leases.Count; i++)
        {
            leases[i].Span.Fill((byte)i);
        }

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(addresses, leases.Select(l => l.Address));
        for (int i = 0; i < leases.Count; i++)
        {
            Assert.Equal(-1, leases[i].Span.IndexOfAnyExcept((byte)i));
            Assert.True(leases[i].Memory.Span.SequenceEqual(leases[i].Span));
        }
    }

    [Fact]
    public void ThrowIfOutstanding_WithABlockOut_SaysHowMany()
    {
        PinnedSlabPool pool = new(4, 64);
        _ = pool.TryRent(out _);
        Assert.Contains("1 of 4", Assert.Throws<InvalidOperationException>(pool.ThrowIfOutstanding).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RentAndReturn_HundredThousandTimes_AllocatesNothing()
    {
        PinnedSlabPool pool = new(4, 64);
        Rounds(pool, 1);
        Assert.Equal(0, Allocations.Least(() => Rounds(pool, 50_000)));
    }

    [Fact]
    public void RentAndReturn_OnFourThreads_NeverGivesABlockToTwo()
    {
        // Fewer blocks than threads can hold, so that the free list runs empty and is pushed and popped under contention.
        PinnedSlabPool pool = new(6, 64);
        ConcurrentQueue<string> faults = new();
        Thread[] threads = [.. Enumerable.Range(1, 4).Select(mark => new Thread(() => Hammer(pool, (byte)mark, faults)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.Empty(faults);
        pool.ThrowIfOutstanding();
        Assert.Equal(6, RentAll(pool).Select(l => l.Address).Distinct().Count());
    }

    private static void Hammer(PinnedSlabPool pool, byte mark, ConcurrentQueue<string> faults)
    {
        for (int i = 0; i < 50_000; i++)
        {
            bool one = pool.TryRent(out BufferLease first);
            bool two = pool.TryRent(out BufferLease second);
            foreach (BufferLease lease in (ReadOnlySpan<BufferLease>)[first, second])
            {
                if (!lease.IsEmpty)
                {
                    lease.Span.Fill(mark);
                }
            }

            foreach (BufferLease lease in (ReadOnlySpan<BufferLease>)[first, second])
            {
                if (!lease.IsEmpty && lease.Span.ContainsAnyExcept(mark))
                {
                    faults.Enqueue($"thread {mark}, round {i}: another thread wrote into the block");
                }
            }

            if (one)
            {
                first.Return();
            }

            if (two)
            {
                second.Return();
            }
        }
    }

    private static void Rounds(PinnedSlabPool pool, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = pool.TryRent(out BufferLease lease);
            lease.Return();
        }
    }

    private static List<BufferLease> RentAll(PinnedSlabPool pool)
    {
        List<BufferLease> leases = [];
        while (pool.TryRent(out BufferLease lease))
        {
            leases.Add(lease);
        }

        return leases;
    }
}
