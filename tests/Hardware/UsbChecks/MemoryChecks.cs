using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Usb;
using static UserCoNdis.HardwareUsbChecks.CheckException;

namespace UserCoNdis.HardwareUsbChecks;

/// <summary>Memory that the controller reaches without a copy, and the limit of what may be in flight.</summary>
internal sealed class MemoryChecks(IUsbContext context, UsbDeviceInfo info)
{
    private const int Length = 4096;
    private const int InFlight = 8;
    private const string QuotaFile = "/sys/module/usbcore/parameters/usbfs_memory_mb";

    public void EchoFromDeviceMemory()
    {
        BufferLease kept;
        PinnedSlabPool pool;
        using (LoopbackDevice device = new LoopbackDevice(context, info).Start())
        {
            UsbDeviceMemory memory = device.Device.TryAllocateMemory(((2 * InFlight) + 1) * Length) ?? throw new CheckException("there is none");
            pool = new PinnedSlabPool(memory, Length);
            Require(pool.TryRent(out kept), "a block more than the transfers need");
            using var echo = new Echo(device, pool, InFlight, Length);
            echo.Begin();
            device.RunUntil(() => echo.Good >= 200, "blocks come back");
            echo.Cancel();
            device.RunUntil(() => echo.Pending == 0, "cancelled transfers end");
            Require(echo.Bad == 0, $"{echo.Bad} bad blocks");
        }

        kept.Span.Fill(1); // it outlives the device
        pool.Retire();
        Require(kept.Span[Length - 1] == 1, "a block that is out keeps its octets");
        kept.Return();
        using var again = new LoopbackDevice(context, info); // the system let go of it
    }

    public void FullQuota()
    {
        const int Large = 1 << 16;
        const int Many = 24;
        string before = File.ReadAllText(QuotaFile);
        File.WriteAllText(QuotaFile, "1");
        try
        {
            var pool = new PinnedSlabPool(2 * Many, Large);
            using LoopbackDevice device = new LoopbackDevice(context, info).Start();
            using var echo = new Echo(device, pool, Many, Large);
            echo.BeginReads();
            Require(echo.Refusals.Count > 0 && echo.Refusals.TrueForAll(status => status == UsbTransferStatus.NoMemory), string.Join(", ", echo.Refusals));
            echo.Cancel();
            device.RunUntil(() => echo.Pending == 0, "cancelled transfers end");
        }
        finally
        {
            File.WriteAllText(QuotaFile, before);
        }
    }
}
