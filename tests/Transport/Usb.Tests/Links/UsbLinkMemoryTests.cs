using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>Blocks in memory of the device (libusb_dev_mem_alloc), which the system does not copy.</summary>
public sealed class UsbLinkMemoryTests
{
    [Fact]
    public void Send_FromDeviceMemory_GoesThroughAndComesBack()
    {
        using BulkRig rig = new BulkRig(hasMemory: true).Start();
        PinnedSlabPool pool = rig.Link.Find<IDeviceMemory>()!.Pool;
        Assert.Equal(rig.Pool.BlockSize, pool.BlockSize);
        Assert.True(rig.Link.TrySend(pool, [1, 2, 3], "own"));
        Assert.True(rig.Send([4], "other"));
        rig.Loop.RunUntilIdle();
        Assert.Equal([1, 2, 3, 4], rig.Out.Received);
        Assert.Equal(["own", "other"], rig.Sink.Delivered);
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void Read_WithAllSendBlocksRented_GoesOn()
    {
        using BulkRig rig = new BulkRig(hasMemory: true).Start();
        PinnedSlabPool pool = rig.Link.Find<IDeviceMemory>()!.Pool;
        List<BufferLease> rented = [];
        while (pool.TryRent(out BufferLease lease))
        {
            rented.Add(lease);
        }

        rig.In.Send([5, 6]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([5, 6], rig.Sink.Received);
        Assert.Equal(0, rig.Pool.Outstanding);
        rented.ForEach(lease => lease.Return());
    }

    [Fact]
    public void Close_WithABlockStillOut_FreesTheMemoryWhenItIsBack()
    {
        using BulkRig rig = new BulkRig(hasMemory: true).Start();
        Assert.True(rig.Link.Find<IDeviceMemory>()!.Pool.TryRent(out BufferLease kept));
        rig.Link.Close();
        rig.Loop.RunUntilIdle();
        Assert.Equal(1, rig.Device.MemoryCount);
        kept.Span.Fill(1);
        kept.Return();
        Assert.Equal(0, rig.Device.MemoryCount);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "memory=pinned")]
    public void Find_WithoutDeviceMemory_GivesNothingAndReadsIntoThePool(bool hasMemory, string options)
    {
        using BulkRig rig = new BulkRig(options: options, hasMemory: hasMemory).Start();
        Assert.Null(rig.Link.Find<IDeviceMemory>());
        Assert.NotNull(rig.Link.Find<IReceiveGate>());
        Assert.NotEqual(0, rig.Pool.Outstanding);
        Assert.Equal(0, rig.Device.MemoryCount);
    }
}
