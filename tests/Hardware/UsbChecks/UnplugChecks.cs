using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using static UserCoNdis.HardwareUsbChecks.CheckException;

namespace UserCoNdis.HardwareUsbChecks;

/// <summary>The device goes and comes back; whoever runs this does that when it is asked for in a line of output.</summary>
internal sealed class UnplugChecks(IUsbContext context, string numbers)
{
    private const int Length = 4096;
    private const int InFlight = 8;

    public void UnplugInFlightAndComeBack()
    {
        var changes = new List<string>();
        var pool = new PinnedSlabPool(2 * InFlight, Length);
        UsbDeviceInfo info = LoopbackDevice.Find(context, numbers) ?? throw new CheckException("it is not there");
        using LoopbackDevice device = new LoopbackDevice(context, info).Start();
        using IDisposable watch = context.Watch(device.Loop, (changed, came) =>
            changes.Add($"{(came ? "came" : "went")} {changed.Descriptor.VendorId:x4}:{changed.Descriptor.ProductId:x4}"));
        using (var echo = new Echo(device, pool, InFlight, Length))
        {
            echo.Begin();
            device.RunUntil(() => echo.Good >= 20, "blocks come back");
            Console.WriteLine("ready to be unplugged");
            device.RunUntil(() => device.Gone.Count != 0 && echo.Pending == 0, "the device is gone and gave all transfers back");
            device.RunUntil(() => changes.Contains($"went {numbers}", StringComparer.Ordinal), "the watch tells of it");
            Require(device.Gone is [{ Kind: LinkErrorKind.DeviceRemoved }], $"told {device.Gone.Count} times: {device.Gone[0]}");
            echo.Clear();
            echo.BeginReads();
            Require(echo.Pending == 0 && echo.Refusals.TrueForAll(status => status == UsbTransferStatus.NoDevice), string.Join(", ", echo.Refusals));
        }

        Console.WriteLine("ready to be plugged in");
        device.RunUntil(() => changes.Contains($"came {numbers}", StringComparer.Ordinal), "the watch tells that it came back");
        Require(device.Gone.Count == 1, "gone is told once");
        using var again = new LoopbackDevice(context, LoopbackDevice.Find(context, numbers)!); // by the context that had lost it
    }
}
