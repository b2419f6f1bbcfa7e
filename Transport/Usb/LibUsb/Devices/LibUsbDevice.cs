using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>A device that libusb opened. This part is the first life: everything blocks.</summary>
internal sealed unsafe partial class LibUsbDevice : IUsbDevice
{
    private const uint ControlLimitMilliseconds = 1000;

    private readonly LibUsbSession _session;
    private readonly LibUsbHandle _handle;
    private readonly UsbDeviceInfo _info;
    private readonly InterfaceClaims _claims;
    private byte _active;

    public LibUsbDevice(LibUsbSession session, LibUsbHandle handle, UsbDeviceInfo info, string name, bool mayDetach)
    {
        _session = session;
        _handle = handle;
        _info = info;
        Name = name;
        NativeDevice = libusb_get_device(handle.Pointer);
        _active = ConfigurationReader.ReadActiveValue(NativeDevice);
        _claims = new InterfaceClaims(handle, info.PortPath, name, mayDetach);
        _deliver = DeliverAll;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public UsbDeviceDescriptor Descriptor => _info.Descriptor;

    /// <inheritdoc/>
    public IReadOnlyList<UsbConfiguration> Configurations => _info.Configurations;

    /// <inheritdoc/>
    public UsbConfiguration Configuration => Find(_active)
        ?? throw new LinkException(LinkErrorKind.NotSupported, $"{Name}: the device is not configured");

    /// <inheritdoc/>
    public UsbSpeed Speed => _info.Speed;

    /// <summary>Gets libusb's device, by which it says that it left.</summary>
    public nint NativeDevice { get; }

    /// <inheritdoc/>
    public void SelectConfiguration(byte value)
    {
        if (value == _active)
        {
            return;
        }

        if (Find(value) is null)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"{Name}: the device has no configuration {value}");
        }

        _claims.SelectConfiguration(Find(_active), value);
        _active = value;
    }

    /// <inheritdoc/>
    public void Claim(byte interfaceNumber) => _claims.Claim(interfaceNumber);

    /// <inheritdoc/>
    public void SelectAlternate(byte interfaceNumber, byte alternate) => Check(
        libusb_set_interface_alt_setting(_handle.Pointer, interfaceNumber, alternate),
        $"selecting alternate setting {alternate} of interface {interfaceNumber}");

    /// <inheritdoc/>
    public int Control(UsbSetup setup, Span<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, ushort.MaxValue, nameof(data));
        fixed (byte* octets = data)
        {
            return Check(
                libusb_control_transfer(
                    _handle.Pointer, setup.RequestType, setup.Request, setup.Value, setup.Index, octets, (ushort)data.Length,
                    ControlLimitMilliseconds),
                $"request 0x{setup.RequestType:x2} 0x{setup.Request:x2}");
        }
    }

    /// <inheritdoc/>
    public string? ReadString(byte index) => DeviceStrings.Read(_handle.Pointer, index);

    /// <inheritdoc/>
    public UsbDeviceMemory? TryAllocateMemory(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return LibUsbDeviceMemory.TryAllocate(_handle, length);
    }

    private UsbConfiguration? Find(byte value) => Configurations.FirstOrDefault(configuration => configuration.Value == value);

    private int Check(int result, string what) => result >= 0 ? result : throw LibUsbErrors.Exception(result, Name, what);
}
