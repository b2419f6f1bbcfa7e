using System.Runtime.InteropServices;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Buffers.Tests;

/// <summary>A pool over memory that is no managed array.</summary>
public sealed unsafe class DeviceSlabPoolTests
{
    [Fact]
    public void Pool_OverMemory_HasTheBlocksThatFit()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 100);
        Assert.Equal((128, 7, 7), (pool.BlockSize, pool.BlockCount, pool.Available));
        pool.Retire();
    }

    [Fact]
    public void Pool_OverMemoryThatIsTooSmall_IsRefused()
    {
        NativeSlab memory = new(1000);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PinnedSlabPool(memory, 1001));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PinnedSlabPool(memory, 0));
        memory.Dispose();
    }

    [Fact]
    public void Lease_OfMemory_GivesItsAddressSpanAndMemory()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 64);
        for (int i = 0; i < pool.BlockCount; i++)
        {
            Assert.True(pool.TryRent(out BufferLease lease));
            Assert.Equal(memory.Address + (64 * i), lease.Address);
            lease.Span.Fill((byte)i);
            lease.Memory.Span[63] = 0xEE;
            Assert.Equal((i, 0xEE), (((byte*)memory.Address)[64 * i], ((byte*)memory.Address)[(64 * i) + 63]));
            using var pin = lease.Memory.Pin();
            Assert.Equal(lease.Address, (nint)pin.Pointer);
            Assert.Equal(lease.Address + 5, Pinned(lease.Memory[5..]));
        }

        pool.Retire();
    }

    [Fact]
    public void Retire_WithNothingOut_FreesTheMemoryOnce()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 64);
        pool.Retire();
        pool.Retire();
        Assert.Equal(1, memory.Freed);
        Assert.False(pool.TryRent(out _));
        Assert.Equal((0, 0), (pool.Available, pool.Outstanding));
        pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Retire_WithABlockOut_FreesTheMemoryWhenItsLastShareIsBack()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 64);
        Assert.True(pool.TryRent(out BufferLease lease));
        BufferLease share = lease.Share();
        pool.Retire();
        Assert.Equal((0, 1), (memory.Freed, pool.Outstanding));
        lease.Span.Fill(1);
        lease.Return();
        Assert.Equal((0, 1), (memory.Freed, pool.Outstanding));
        share.Return();
        Assert.Equal((1, 0), (memory.Freed, pool.Outstanding));
    }

    [Fact]
    public void Lease_OfFreedMemory_IsStale()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 64);
        Assert.True(pool.TryRent(out BufferLease lease));
        lease.Return();
        pool.Retire();
        Assert.Throws<InvalidOperationException>(() => lease.Span.Length);
        Assert.Throws<InvalidOperationException>(() => lease.Memory.Length);
        Assert.Throws<InvalidOperationException>(lease.Return);
        Assert.Equal(1, memory.Freed);
    }

    [Fact]
    public void Retire_OfAnArrayPool_RentsNothingMore()
    {
        PinnedSlabPool pool = new(2, 64);
        Assert.True(pool.TryRent(out BufferLease lease));
        pool.Retire();
        Assert.False(pool.TryRent(out _));
        lease.Return();
        Assert.False(pool.TryRent(out _));
        pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Retire_WhileThreadsRentAndReturn_FreesTheMemoryOnceAndLosesNoBlock()
    {
        for (int round = 0; round < 300; round++)
        {
            NativeSlab memory = new(64 * 8);
            PinnedSlabPool pool = new(memory, 64);
            Parallel.For(0, 8, i =>
            {
                for (int turn = 0; turn < 50; turn++)
                {
                    if (pool.TryRent(out BufferLease lease))
                    {
                        lease.Span[0] = (byte)i;
                        lease.Return();
                    }
                    else if (i == 0)
                    {
                        break;
                    }
                }

                if (i == 4)
                {
                    pool.Retire();
                }
            });
            Assert.Equal((1, 0, 0), (memory.Freed, pool.Outstanding, pool.Available));
        }
    }

    [Fact]
    public void RentAndReturn_OfMemory_AllocatesNothing()
    {
        NativeSlab memory = new(1000);
        PinnedSlabPool pool = new(memory, 64);
        long least = Allocations.Least(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                Assert.True(pool.TryRent(out BufferLease lease));
                lease.Span[0] = 1;
                lease.Memory.Span[1] = 2;
                lease.Return();
            }
        });
        Assert.Equal(0, least);
        pool.Retire();
    }

    private static nint Pinned(Memory<byte> memory)
    {
        using var pin = memory.Pin();
        return (nint)pin.Pointer;
    }

    private sealed class NativeSlab(int length) : SlabMemory((nint)NativeMemory.AllocZeroed((nuint)length), length)
    {
        public int Freed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Freed++;
            NativeMemory.Free((void*)Address);
        }
    }
}
