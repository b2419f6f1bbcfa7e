using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using static UserCoNdis.HardwareUsbChecks.CheckException;

namespace UserCoNdis.HardwareUsbChecks;

/// <summary>Transfers on a device that stays plugged in.</summary>
internal sealed class TransferChecks(IUsbContext context, UsbDeviceInfo info)
{
    private const int Length = 4096;
    private const int InFlight = 8;
    private static readonly UsbSetup s_getStatus = new(0x80, 0, 0, 0);
    private static readonly UsbSetup s_unknownRequest = new(0xC0, 0x99, 0, 0);

    public void List()
    {
        Require(info.Configurations.Count == 1 && info.Trouble is null, $"{info.Configurations.Count} configurations: {info.Trouble}");
        Require(info.SerialNumber is not null && info.MayOpen && info.ActiveConfiguration == 1, "strings, permission or configuration");
        Require(info.Speed == UsbSpeed.High && File.Exists(info.Path), $"speed {info.Speed}, file {info.Path}");
        using var device = new LoopbackDevice(context, info);
        Require(device.Device.ReadString(info.Descriptor.SerialNumberIndex) == info.SerialNumber, "the device tells another serial number than the system");
    }

    public void Control()
    {
        using var device = new LoopbackDevice(context, info);
        Require(device.Device.Control(s_getStatus, new byte[2]) == 2, "GET_STATUS gives two octets");
        LinkException refused = Refused(() => device.Device.Control(s_unknownRequest, new byte[2]));
        Require(refused.Kind == LinkErrorKind.NotSupported, $"a request that nobody knows: {refused.Kind}");
        refused = Refused(() => device.Device.SelectConfiguration(9));
        Require(refused.Kind == LinkErrorKind.InvalidOption, $"a configuration that is not there: {refused.Kind}");
        refused = Refused(() => device.Device.Claim(7));
        Require(refused.Kind == LinkErrorKind.NotFound, $"an interface that is not there: {refused.Kind}");
    }

    public void EchoAllocatesNothing()
    {
        const int Warm = 200;
        const int Window = 300;
        const int Windows = 5;
        var pool = new PinnedSlabPool(2 * InFlight, Length);
        using LoopbackDevice device = new LoopbackDevice(context, info).Start();
        using var echo = new Echo(device, pool, InFlight, Length);
        echo.Begin();
        int goal = Warm;
        Func<bool> isThere = () => echo.Good + echo.Bad >= goal;
        device.RunUntil(isThere, "blocks come back");
        long least = long.MaxValue;
        for (int window = 0; window < Windows; window++)
        {
            goal += Window;
            long before = GC.GetTotalAllocatedBytes(precise: true);
            _ = device.Loop.RunUntil(isThere, LoopbackDevice.Limit);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Finish(device, echo);
        Require(echo is { Bad: 0 } && echo.Good >= goal, $"{echo.Bad} bad blocks of {goal}");
        Require(least == 0, $"{least} managed bytes in {Window} blocks each way, in all threads");
    }

    public void Cancel()
    {
        var pool = new PinnedSlabPool(2 * InFlight, Length);
        using LoopbackDevice device = new LoopbackDevice(context, info).Start();
        using var echo = new Echo(device, pool, InFlight, Length);
        echo.BeginReads();
        device.RunFor(TimeSpan.FromMilliseconds(50));
        Require(echo.Pending == InFlight, $"{echo.Pending} reads wait");
        Finish(device, echo);
        Require(echo.Failures.Count == InFlight && echo.Failures.TrueForAll(status => status == UsbTransferStatus.Cancelled), Join(echo));
    }

    public void TimeOut()
    {
        var pool = new PinnedSlabPool(2, Length);
        using LoopbackDevice device = new LoopbackDevice(context, info).Start();
        using var echo = new Echo(device, pool, 1, Length);
        echo.BeginReads(timeoutMilliseconds: 100);
        device.RunUntil(() => echo.Pending == 0, "a read whose time is over ends");
        Require(echo.Failures is [UsbTransferStatus.TimedOut], Join(echo));
    }

    public void ClearHalt()
    {
        var pool = new PinnedSlabPool(2 * InFlight, Length);
        using var device = new LoopbackDevice(context, info);
        _ = device.Device.Control(new UsbSetup(0x02, 3, 0, device.In.Address), []); // SET_FEATURE, ENDPOINT_HALT (USB 2.0, 9.4.9)
        using var echo = new Echo(device.Start(), pool, InFlight, Length);
        echo.BeginReads();
        device.RunUntil(() => echo.Pending == 0, "reads of a halted endpoint end");
        Require(echo.Failures.TrueForAll(status => status == UsbTransferStatus.Stall), Join(echo));
        echo.Clear();
        device.Device.ClearHalt(device.In.Address);
        echo.Begin();
        Require(echo.Pending == 2 * InFlight, "transfers wait for the halt to be cleared");
        device.RunUntil(() => echo.Good >= 50, "blocks come back after the halt");
        Finish(device, echo);
        Require(echo.Bad == 0, $"{echo.Bad} bad blocks");
    }

    /// <summary>Against the contract, but survived: all is given back, and nothing is used after it was closed.</summary>
    public void DisposeInFlight()
    {
        for (int round = 0; round < 10; round++)
        {
            var pool = new PinnedSlabPool(2 * InFlight, Length);
            using LoopbackDevice device = new LoopbackDevice(context, info).Start();
            using var echo = new Echo(device, pool, InFlight, Length);
            echo.Begin();
            device.RunUntil(() => echo.Good >= round, "blocks come back");
            echo.End();
            device.Device.Dispose();
            device.RunUntil(() => echo.Pending == 0, "all transfers are given back");
        }
    }

    private static void Finish(LoopbackDevice device, Echo echo)
    {
        echo.Cancel();
        device.RunUntil(() => echo.Pending == 0, "cancelled transfers end");
    }

    private static LinkException Refused(Action work)
    {
        try
        {
            work();
        }
        catch (LinkException e)
        {
            return e;
        }

        throw new CheckException("it was not refused");
    }

    private static string Join(Echo echo) => string.Join(", ", echo.Failures);
}
