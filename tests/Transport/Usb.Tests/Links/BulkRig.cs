using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>A link over a simulated vendor's interface with a pair of bulk endpoints; in the end everything is given back.</summary>
internal sealed class BulkRig : IDisposable
{
    public BulkRig(ulong seed = 1, string options = "", int blocks = 64, int blockSize = 512, bool hasMemory = false, ushort packet = 64)
    {
        Device = new SimulatedUsbDevice(UsbWire.Device(0x1234, 0x5678), UsbWire.Configuration(
            1,
            UsbWire.Interface(0, 0, 2, 0xFF),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, packet),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, packet)));
        Device.HasMemory = hasMemory;
        Loop = new SeededLoop(seed);
        Pool = new DiagnosticSlabPool(blocks, blockSize);
        Context.Plug(Device);
        string uri = $"usb:1234:5678{(options.Length == 0 ? "" : "?")}{options}";
        Link = new LinkRegistry().Add(new UsbLinkFactory(() => Context)).Open(uri, Loop, Pool);
    }

    public SeededLoop Loop { get; }

    public DiagnosticSlabPool Pool { get; }

    public SimulatedUsbContext Context { get; } = new();

    public SimulatedUsbDevice Device { get; }

    public ILink Link { get; }

    public RecordingSink Sink { get; } = new();

    public SimulatedInEndpoint In => Device.In(0x81);

    public SimulatedOutEndpoint Out => Device.Out(0x02);

    /// <summary>Gets whether the link reads, as far as can be seen.</summary>
    public bool IsStarted => Device.TransferCount != 0;

    /// <summary>Starts the link.</summary>
    public BulkRig Start()
    {
        Link.Start(Sink);
        Loop.RunUntilIdle();
        return this;
    }

    /// <summary>Sends octets and says whether the link took them.</summary>
    public bool Send(ReadOnlySpan<byte> octets, object? token = null) => Link.TrySend(Pool, octets, token);

    /// <summary>Closes what is open and throws when anything was kept.</summary>
    public void Dispose()
    {
        Link.Dispose();
        Loop.Advance(TimeSpan.FromSeconds(5));
        Pool.ThrowIfOutstanding();
        Device.ThrowIfHeld();
    }
}
