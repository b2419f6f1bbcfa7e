using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>A link over a simulated network device; in the end everything is given back and the device is silent.</summary>
internal sealed class NetworkRig : IDisposable
{
    public NetworkRig(SimulatedUsbDevice device, string options = "", ulong seed = 1, int blocks = 128, int blockSize = 2048)
    {
        Device = device;
        Loop = new SeededLoop(seed);
        Pool = new DiagnosticSlabPool(blocks, blockSize);
        Context.Plug(device);
        device.OnConfigured = () => Settings.Add(string.Join(' ', device.Alternates.Select(a => $"{a.Key}:{a.Value}")));
        Link = new LinkRegistry().Add(new UsbLinkFactory(() => Context)).Open(SimulatedNetwork.Uri(options), Loop, Pool);
    }

    public SeededLoop Loop { get; }

    public DiagnosticSlabPool Pool { get; }

    public SimulatedUsbContext Context { get; } = new();

    public SimulatedUsbDevice Device { get; }

    /// <summary>Gets the alternate settings after each time that one was selected.</summary>
    public List<string> Settings { get; } = [];

    public string AllSettings => string.Join(" | ", Settings);

    public ILink Link { get; }

    public RecordingSink Sink { get; } = new();

    public SimulatedInEndpoint In => Device.In(SimulatedNetwork.In);

    public SimulatedOutEndpoint Out => Device.Out(SimulatedNetwork.Out);

    public SimulatedInEndpoint Interrupts => Device.In(SimulatedNetwork.Notifications);

    public string Requests => string.Join(" | ", Device.Requests.Select(SimulatedNetwork.Text));

    public NetworkRig Start()
    {
        Link.Start(Sink);
        Loop.RunUntilIdle();
        return this;
    }

    public bool Send(byte[] frame, object? token = null) => Link.TrySend(Pool, frame, token);

    /// <summary>Lets the device send a notification.</summary>
    public void Notify(string octets)
    {
        Interrupts.Send(Wire.Hex(octets));
        Loop.RunUntilIdle();
    }

    public void Dispose()
    {
        Link.Dispose();
        Loop.Advance(TimeSpan.FromSeconds(5));
        Pool.ThrowIfOutstanding();
        Device.ThrowIfHeld();
        if (Device.IsPlugged)
        {
            Assert.Equal(0, Device.Alternates[1]);
        }
    }
}
