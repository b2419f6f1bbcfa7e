using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>An open USB device, real or simulated; whoever opens a link over it owns it.</summary>
/// <remarks>
/// Two lives: while a link is opened everything blocks, with a time limit, on the opener's thread; from <see cref="Start"/> on only
/// transfers are used, on the loop. <see cref="IDisposable.Dispose"/> wants no transfer pending; it releases the interfaces, which go back to
/// alternate setting 0, and gives them back to the kernel drivers that they were taken from. Errors: <see cref="LinkException"/> with the device's name in its message.
/// </remarks>
public interface IUsbDevice : IDisposable
{
    /// <summary>Gets how messages call it: <c>usb:0403:6001 (FTDI FT232R, serial A50285BI)</c>.</summary>
    string Name { get; }

    /// <summary>Gets the device descriptor.</summary>
    UsbDeviceDescriptor Descriptor { get; }

    /// <summary>Gets the active configuration; it changes with <see cref="SelectConfiguration"/>.</summary>
    UsbConfiguration Configuration { get; }

    /// <summary>Gets every configuration that the device offers.</summary>
    IReadOnlyList<UsbConfiguration> Configurations { get; }

    /// <summary>Gets the speed at which it is connected.</summary>
    UsbSpeed Speed { get; }

    /// <summary>Makes another configuration the active one (SET_CONFIGURATION); the active one already: nothing.</summary>
    void SelectConfiguration(byte value);

    /// <summary>Takes an interface, from its kernel driver if need be and allowed (<c>detach=no</c> forbids it: kind Busy).</summary>
    void Claim(byte interfaceNumber);

    /// <summary>Selects an alternate setting (SET_INTERFACE) of a claimed interface.</summary>
    void SelectAlternate(byte interfaceNumber, byte alternate);

    /// <summary>Makes a control transfer and waits for it, one second at most. Before <see cref="Start"/> only.</summary>
    /// <param name="setup">Its length is that of <paramref name="data"/>, whatever it says.</param>
    /// <param name="data">Out: what is sent. In: where the answer goes.</param>
    /// <returns>Octets of the data stage; it may be fewer than asked for.</returns>
    /// <exception cref="LinkException">Stall: NotSupported. No answer: TimedOut. Gone: DeviceRemoved.</exception>
    int Control(UsbSetup setup, Span<byte> data);

    /// <summary>Reads a string descriptor in the device's first language. Before <see cref="Start"/> only.</summary>
    /// <returns>Null: the index is 0, or the device does not answer.</returns>
    string? ReadString(byte index);

    /// <summary>Begins the second life.</summary>
    void Start(IEventLoop loop, IUsbDeviceSink sink);

    /// <summary>Makes a transfer of an endpoint; the caller's to dispose.</summary>
    /// <param name="endpoint">bEndpointAddress; 0: control.</param>
    /// <param name="type">What the endpoint's transfers are.</param>
    /// <param name="sink">Told of each completion.</param>
    UsbTransfer CreateTransfer(byte endpoint, UsbTransferType type, IUsbTransferSink sink);

    /// <summary>Clears a halt of an endpoint (CLEAR_FEATURE, data toggle to 0), without blocking the loop.</summary>
    void ClearHalt(byte endpoint);

    /// <summary>Allocates memory that the controller reaches without a copy.</summary>
    /// <returns>Null: there is none of that kind (the caller takes pinned memory).</returns>
    UsbDeviceMemory? TryAllocateMemory(int length);
}
