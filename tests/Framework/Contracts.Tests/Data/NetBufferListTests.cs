using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Contracts.Tests;

public sealed class NetBufferListTests
{
    private readonly PinnedSlabPool _blocks = new(2, 128);
    private readonly NetBufferListPool _lists = new(1);

    [Fact]
    public void RetreatAndAdvance_WithinTheBlock_MoveTheStartOfData()
    {
        NetBufferList list = Allocate(offset: 16, length: 8);
        NetBuffer buffer = list.FirstNetBuffer;
        Assert.True(buffer.TryRetreat(16));
        Assert.Equal((0, 24), (buffer.DataOffset, buffer.DataLength));
        Assert.False(buffer.TryRetreat(1));
        buffer.Advance(24);
        Assert.Equal(0, buffer.DataLength);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
        _lists.Free(list);
    }

    [Theory]
    [InlineData(129, 0)]
    [InlineData(0, 129)]
    [InlineData(64, 65)]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    public void Allocate_DataOutsideTheBlock_IsRefusedAndNothingIsLost(int offset, int length)
    {
        Assert.True(_blocks.TryRent(out BufferLease lease));
        Assert.Throws<ArgumentOutOfRangeException>(() => _lists.TryAllocate(lease, offset, length, out _));
        lease.Return();
        _lists.ThrowIfOutstanding();
        _blocks.ThrowIfOutstanding();
    }

    [Fact]
    public void Allocate_EmptyPool_SaysNoAndLeavesTheLease()
    {
        NetBufferList list = Allocate(0, 1);
        Assert.True(_blocks.TryRent(out BufferLease lease));
        Assert.False(_lists.TryAllocate(lease, 0, 1, out _));
        lease.Return();
        _lists.Free(list);
        _blocks.ThrowIfOutstanding();
    }

    [Fact]
    public void Free_Twice_Throws()
    {
        NetBufferList list = Allocate(0, 1);
        _lists.Free(list);
        Assert.Throws<InvalidOperationException>(() => _lists.Free(list));
    }

    private NetBufferList Allocate(int offset, int length)
    {
        Assert.True(_blocks.TryRent(out BufferLease lease));
        Assert.True(_lists.TryAllocate(lease, offset, length, out NetBufferList? list));
        return list;
    }
}
