using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>The descriptors that follow a configuration descriptor, read one after the other.</summary>
/// <param name="raw">The whole set, as long as its wTotalLength.</param>
internal sealed class DescriptorSet(ReadOnlyMemory<byte> raw)
{
    private const int HeaderSize = 2;
    private const int InterfaceSize = 9;
    private const int EndpointSize = 7;
    private const int AssociationSize = 8;
    private const int MaxSettings = 512;
    private const int MaxClassDescriptors = 512;
    private const int MaxInterfaceNumbers = 256;

    private readonly List<UsbInterface> _interfaces = [];
    private readonly List<UsbAssociation> _associations = [];
    private readonly HashSet<(byte Number, byte Alternate)> _settings = [];
    private readonly HashSet<byte> _numbers = [];
    private List<UsbEndpoint> _endpoints = [];       // of the newest setting
    private List<ReadOnlyMemory<byte>> _class = [];  // of the newest setting
    private int _settingAt;                          // where the newest setting's descriptor stands
    private int _endpointCount;                      // what it says of its endpoints

    /// <summary>Gets every alternate setting, in the device's order.</summary>
    public IReadOnlyList<UsbInterface> Interfaces => _interfaces;

    /// <summary>Gets the associations, in the device's order.</summary>
    public IReadOnlyList<UsbAssociation> Associations => _associations;

    /// <summary>Reads all descriptors; each is at least two octets long, so this ends.</summary>
    public void Read(int from)
    {
        int at = from;
        while (at < raw.Length)
        {
            ReadOnlyMemory<byte> rest = raw[at..];
            int length = rest.Span[0];
            if (rest.Length < HeaderSize || length < HeaderSize || length > rest.Length)
            {
                throw new UsbDescriptorException(at, length < HeaderSize
                    ? $"a descriptor of length {length}, which is less than its own header"
                    : $"a descriptor of length {length} where only {rest.Length} octets are left");
            }

            ReadOne(at, rest[..length]);
            at += length;
        }

        CheckEndpointCount();
        CheckAssociations();
    }

    /// <summary>Compares what bNumInterfaces says with the interfaces that there are.</summary>
    public void CheckInterfaceCount(byte declared)
    {
        if (_numbers.Count != declared)
        {
            throw new UsbDescriptorException(0, $"bNumInterfaces is {declared}, but {_numbers.Count} interfaces are described");
        }
    }

    private void ReadOne(int at, ReadOnlyMemory<byte> descriptor)
    {
        switch ((UsbDescriptorType)descriptor.Span[1])
        {
            case UsbDescriptorType.Interface:
                ReadInterface(at, Sized(at, descriptor, InterfaceSize, "interface"));
                break;
            case UsbDescriptorType.Endpoint:
                ReadEndpoint(at, Sized(at, descriptor, EndpointSize, "endpoint"));
                break;
            case UsbDescriptorType.InterfaceAssociation:
                ReadAssociation(at, Sized(at, descriptor, AssociationSize, "interface association"));
                break;
            case UsbDescriptorType.Device or UsbDescriptorType.Configuration or UsbDescriptorType.String:
                throw new UsbDescriptorException(at, $"a descriptor of type {descriptor.Span[1]} inside a configuration");
            case UsbDescriptorType.OnTheGo or UsbDescriptorType.Debug
                or UsbDescriptorType.EndpointCompanion or UsbDescriptorType.IsochronousCompanion:
                break; // says nothing that a transfer needs
            default:
                KeepClassDescriptor(at, descriptor);
                break;
        }
    }

    private void ReadInterface(int at, ReadOnlySpan<byte> octets)
    {
        CheckEndpointCount();
        if (_interfaces.Count == MaxSettings)
        {
            throw new UsbDescriptorException(at, $"more than {MaxSettings} alternate settings");
        }

        if (!_settings.Add((octets[2], octets[3])))
        {
            throw new UsbDescriptorException(at, $"interface {octets[2]} has its alternate setting {octets[3]} twice");
        }

        _ = _numbers.Add(octets[2]);
        _endpoints = [];
        _class = [];
        _settingAt = at;
        _endpointCount = octets[4];
        _interfaces.Add(new UsbInterface(octets[2], octets[3], octets[5], octets[6], octets[7], octets[8], _endpoints, _class));
    }

    private void ReadEndpoint(int at, ReadOnlySpan<byte> octets)
    {
        byte address = octets[2];
        if (_interfaces.Count == 0)
        {
            throw new UsbDescriptorException(at, $"endpoint 0x{address:X2} stands before any interface");
        }

        if ((address & 0x0F) == 0 || (address & 0x70) != 0)
        {
            throw new UsbDescriptorException(at, $"0x{address:X2} is no endpoint's address");
        }

        foreach (UsbEndpoint other in _endpoints)
        {
            if (other.Address == address)
            {
                throw new UsbDescriptorException(at, $"interface {_interfaces[^1].Number} has endpoint 0x{address:X2} twice");
            }
        }

        // Bits 11 and 12 are transactions a microframe, which only isochronous and interrupt endpoints have (9.6.6).
        var type = (UsbTransferType)(octets[3] & 0x03);
        int packet = BinaryPrimitives.ReadUInt16LittleEndian(octets[4..]) & 0x07FF;
        if (packet == 0 && type != UsbTransferType.Isochronous)
        {
            throw new UsbDescriptorException(at, $"endpoint 0x{address:X2} has packets of 0 octets");
        }

        _endpoints.Add(new UsbEndpoint(address, type, packet, octets[6]));
    }

    private void ReadAssociation(int at, ReadOnlySpan<byte> octets)
    {
        var added = new UsbAssociation(octets[2], octets[3], octets[4], octets[5], octets[6]);
        int end = added.FirstInterface + added.InterfaceCount;
        if (added.InterfaceCount == 0 || end > MaxInterfaceNumbers)
        {
            throw new UsbDescriptorException(at, $"an association of {added.InterfaceCount} interfaces from {added.FirstInterface} on");
        }

        foreach (UsbAssociation other in _associations)
        {
            if (added.FirstInterface < other.FirstInterface + other.InterfaceCount && other.FirstInterface < end)
            {
                throw new UsbDescriptorException(
                    at, $"the associations of interfaces {other.FirstInterface} and {added.FirstInterface} overlap");
            }
        }

        _associations.Add(added);
    }

    /// <summary>Keeps it with the interface that it follows; some devices put it behind one of that interface's endpoints.</summary>
    private void KeepClassDescriptor(int at, ReadOnlyMemory<byte> descriptor)
    {
        if (_interfaces.Count == 0)
        {
            return; // of the configuration as a whole
        }

        if (_class.Count == MaxClassDescriptors)
        {
            throw new UsbDescriptorException(at, $"interface {_interfaces[^1].Number} has more than {MaxClassDescriptors} class descriptors");
        }

        _class.Add(descriptor);
    }

    private void CheckEndpointCount()
    {
        if (_endpoints.Count != _endpointCount)
        {
            throw new UsbDescriptorException(
                _settingAt,
                $"interface {_interfaces[^1].Number} says that it has {_endpointCount} endpoints, but {_endpoints.Count} are described");
        }
    }

    private void CheckAssociations()
    {
        foreach (UsbAssociation association in _associations)
        {
            if (!_numbers.Contains(association.FirstInterface))
            {
                throw new UsbDescriptorException(0, $"an association begins with interface {association.FirstInterface}, which is not described");
            }
        }
    }

    private static ReadOnlySpan<byte> Sized(int at, ReadOnlyMemory<byte> descriptor, int least, string name) =>
        descriptor.Length >= least
            ? descriptor.Span
            : throw new UsbDescriptorException(at, $"the {name} descriptor has {descriptor.Length} octets, not {least}");
}
