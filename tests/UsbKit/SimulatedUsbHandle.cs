using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A simulated device that somebody opened.</summary>
internal sealed partial class SimulatedUsbHandle : IUsbDevice
{
    private readonly bool _mayDetach;
    private readonly Dictionary<byte, string> _detached = [];
    private readonly HashSet<byte> _claimed = [];
    private bool _isDisposed;

    public SimulatedUsbHandle(SimulatedUsbDevice device, string name, bool mayDetach)
    {
        Device = device;
        Name = name;
        _mayDetach = mayDetach;
        device.Add(this);
    }

    public SimulatedUsbDevice Device { get; }

    public string Name { get; }

    public UsbDeviceDescriptor Descriptor => Device.Descriptor;

    public UsbConfiguration Configuration => Device.Active;

    public IReadOnlyList<UsbConfiguration> Configurations => Device.Configurations;

    public UsbSpeed Speed => Device.Speed;

    public IReadOnlyCollection<byte> Claimed => _claimed;

    public void SelectConfiguration(byte value)
    {
        ThrowUnlessOpening();
        if (Device.Active.Value == value)
        {
            return;
        }

        Device.Active = Device.Configurations.FirstOrDefault(c => c.Value == value)
            ?? throw new LinkException(LinkErrorKind.NotFound, $"{Name} has no configuration {value}");
        Device.Alternates.Clear();
        Device.OnConfigured?.Invoke();
    }

    public void Claim(byte interfaceNumber)
    {
        ThrowUnlessOpening();
        if (Device.Active.Interfaces.All(i => i.Number != interfaceNumber))
        {
            throw new LinkException(LinkErrorKind.NotFound, $"{Name} has no interface {interfaceNumber}");
        }

        if (Device.Claimed.Contains(interfaceNumber) && !_claimed.Contains(interfaceNumber))
        {
            throw new LinkException(LinkErrorKind.Busy, $"{Name}: another program has interface {interfaceNumber}");
        }

        if (Device.KernelDrivers.TryGetValue(interfaceNumber, out string? driver))
        {
            if (!_mayDetach)
            {
                throw new LinkException(LinkErrorKind.Busy, $"{Name}: the kernel driver {driver} has interface {interfaceNumber} and detach=no");
            }

            _detached.Add(interfaceNumber, driver);
            Device.KernelDrivers.Remove(interfaceNumber);
        }

        _claimed.Add(interfaceNumber);
    }

    public void SelectAlternate(byte interfaceNumber, byte alternate)
    {
        ThrowUnlessOpening();
        if (!_claimed.Contains(interfaceNumber))
        {
            throw new InvalidOperationException($"Interface {interfaceNumber} is not claimed.");
        }

        Device.Alternates[interfaceNumber] = alternate;
        Device.OnConfigured?.Invoke();
    }

    public int Control(UsbSetup setup, Span<byte> data)
    {
        ThrowUnlessOpening();
        return Device.Control(setup with { Length = (ushort)data.Length }, data) switch
        {
            ControlAnswer.Stall => throw new LinkException(LinkErrorKind.NotSupported, $"{Name} refused request 0x{setup.Request:X2}"),
            ControlAnswer.None => throw new LinkException(LinkErrorKind.TimedOut, $"{Name} did not answer request 0x{setup.Request:X2}"),
            int length => setup.IsIn ? length : data.Length,
        };
    }

    public string? ReadString(byte index)
    {
        ThrowUnlessOpening();
        return Device.Strings.GetValueOrDefault(index);
    }

    public UsbDeviceMemory? TryAllocateMemory(int length) => Device.HasMemory ? new SimulatedMemory(Device, length) : null;

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        if (HasPending)
        {
            throw new InvalidOperationException($"{Name} is disposed while transfers are pending.");
        }

        if (TransferCount != 0)
        {
            throw new InvalidOperationException($"{Name} is disposed, but {TransferCount} of its transfers are not.");
        }

        _isDisposed = true;
        _timer?.Dispose();
        ResetAlternates();
        _delay?.Dispose();
        foreach ((byte number, string driver) in _detached)
        {
            Device.KernelDrivers[number] = driver;
        }

        _claimed.Clear();
        Device.Remove(this);
    }

    /// <summary>An interface that is released goes back to alternate setting 0, as systems see to.</summary>
    private void ResetAlternates()
    {
        if (!Device.IsPlugged)
        {
            return;
        }

        foreach (byte number in _claimed.Where(number => Device.Alternates.GetValueOrDefault(number) != 0))
        {
            Device.Alternates[number] = 0;
            Device.OnConfigured?.Invoke();
        }
    }

    private void ThrowUnlessOpening()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_loop is not null)
        {
            throw new InvalidOperationException("The device was started: it may not block any more.");
        }

        if (!Device.IsPlugged)
        {
            throw new LinkException(LinkErrorKind.DeviceRemoved, $"{Name} was unplugged");
        }
    }
}
