using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.HardwareUsbChecks;

/// <summary>The kernel's loop-back gadget, opened through libusb, with a loop that runs when it is told to.</summary>
internal sealed class LoopbackDevice : IUsbDeviceSink, IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public LoopbackDevice(IUsbContext context, UsbDeviceInfo info)
    {
        Device = context.Open(info, mayDetach: true);
        Device.Claim(0);
        Device.SelectAlternate(0, 0); // the function begins anew: what it holds of an earlier check is gone
        UsbInterface setting = Device.Configuration.Interfaces[0];
        In = setting.Find(UsbTransferType.Bulk, isIn: true)!;
        Out = setting.Find(UsbTransferType.Bulk, isIn: false)!;
    }

    public IUsbDevice Device { get; }

    public UsbEndpoint In { get; }

    public UsbEndpoint Out { get; }

    public EpollLoop Loop { get; } = new();

    /// <summary>Gets what <see cref="IUsbDeviceSink.HandleGone"/> was told, each time.</summary>
    public List<LinkException> Gone { get; } = [];

    /// <summary>Finds the device of a URI's numbers.</summary>
    public static UsbDeviceInfo? Find(IUsbContext context, string numbers) => context.List().FirstOrDefault(
        info => $"{info.Descriptor.VendorId:x4}:{info.Descriptor.ProductId:x4}" == numbers);

    public LoopbackDevice Start()
    {
        Device.Start(Loop, this);
        return this;
    }

    /// <summary>Runs the loop until a condition holds.</summary>
    public void RunUntil(Func<bool> condition, string what) =>
        CheckException.Require(Loop.RunUntil(condition, Limit), $"after {Limit.TotalSeconds} s still not: {what}");

    /// <summary>Runs the loop for a while, in which what must not happen could.</summary>
    public void RunFor(TimeSpan time) => _ = Loop.RunUntil(() => false, time);

    /// <inheritdoc/>
    public void HandleGone(LinkException cause) => Gone.Add(cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        Device.Dispose();
        Loop.Dispose();
    }
}
