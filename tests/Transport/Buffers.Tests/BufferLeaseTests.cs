using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Buffers.Tests;

public sealed class BufferLeaseTests
{
    private readonly PinnedSlabPool _pool = new(1, 64);

    [Fact]
    public void Default_LeasesNothing()
    {
        BufferLease lease = default;
        Assert.True(lease.IsEmpty);
        Assert.False(lease.IsCurrent);
        Assert.Throws<InvalidOperationException>(() => lease.Memory);
        Assert.Throws<InvalidOperationException>(lease.Return);
        Assert.Throws<InvalidOperationException>(() => lease.Share());
    }

    [Fact]
    public void Return_Twice_Throws()
    {
        BufferLease lease = Rent();
        lease.Return();
        Assert.Throws<InvalidOperationException>(lease.Return);
        Assert.Equal(1, _pool.Available);
    }

    [Fact]
    public void Lease_AfterItsReturn_ReadsNothing()
    {
        BufferLease lease = Rent();
        lease.Return();
        Assert.False(lease.IsCurrent);
        Assert.Throws<InvalidOperationException>(() => lease.Memory);
        Assert.Throws<InvalidOperationException>(() => lease.Span.Length);
        Assert.Throws<InvalidOperationException>(() => lease.Address);
        Assert.Throws<InvalidOperationException>(() => lease.Share());
    }

    [Fact]
    public void Lease_OfABlockRentedAgain_StaysStale()
    {
        BufferLease old = Rent();
        old.Return();
        BufferLease young = Rent();
        Assert.NotEqual(old, young);
        Assert.False(old.IsCurrent);
        Assert.True(young.IsCurrent);
        Assert.Throws<InvalidOperationException>(() => old.Span.Length);
        Assert.Throws<InvalidOperationException>(old.Return);
        Assert.True(young.IsCurrent);
        young.Return();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Share_ReturnedByOneOwner_KeepsTheBlockForTheOther()
    {
        BufferLease mine = Rent();
        BufferLease yours = mine.Share();
        Assert.Equal(mine, yours);
        mine.Return();
        Assert.True(yours.IsCurrent);
        Assert.Equal(1, _pool.Outstanding);
        yours.Return();
        Assert.Equal(0, _pool.Outstanding);
        Assert.Throws<InvalidOperationException>(yours.Return);
    }

    [Fact]
    public void Share_BeyondItsCount_ThrowsAndLosesNothing()
    {
        BufferLease lease = Rent();
        for (int owners = 1; owners < 255; owners++)
        {
            _ = lease.Share();
        }

        Assert.Throws<InvalidOperationException>(() => lease.Share());
        for (int owners = 0; owners < 255; owners++)
        {
            lease.Return();
        }

        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Share_ReturnedOnManyThreads_FreesTheBlockOnce()
    {
        for (int round = 0; round < 200; round++)
        {
            BufferLease lease = Rent();
            for (int owners = 1; owners < 64; owners++)
            {
                _ = lease.Share();
            }

            Parallel.For(0, 64, _ => lease.Return());
            Assert.Equal(1, _pool.Available);
        }
    }

    private BufferLease Rent()
    {
        Assert.True(_pool.TryRent(out BufferLease lease));
        return lease;
    }
}
