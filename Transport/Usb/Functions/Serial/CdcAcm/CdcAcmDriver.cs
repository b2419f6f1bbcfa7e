using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Drives CDC-ACM: modems, phones and microcontrollers that say they are a serial line (PSTN 1.2, 3.6).</summary>
/// <remarks>Options: <c>speed</c>, <c>data</c>, <c>parity</c>, <c>stop</c>, <c>dtr</c>, <c>rts</c>. The class knows no flow control but USB's own.</remarks>
public sealed class CdcAcmDriver : IUsbFunctionDriver
{
    private const byte AbstractControlModel = 0x02;
    private const byte LastAtProtocol = 0x06; // 0xFF under this subclass is RNDIS
    private const byte VendorClass = 0xFF;
    private const int UnionControlAt = 3;
    private const int UnionSubordinatesAt = 4;
    private const int CallManagementDataAt = 4;

    /// <inheritdoc/>
    public string Name => "cdc-acm";

    /// <inheritdoc/>
    public string Description => "CDC-ACM modem or serial line";

    /// <inheritdoc/>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var found = new List<UsbFunction>();
        foreach (UsbInterface control in configuration.Interfaces)
        {
            if (control is { Class: CdcDescriptors.CommunicationsClass, Subclass: AbstractControlModel, Protocol: <= LastAtProtocol, Alternate: 0 }
                && FindData(configuration, control) is { } data)
            {
                found.Add(new UsbFunction(
                    this,
                    configuration.Value,
                    control,
                    data,
                    control.Find(UsbTransferType.Interrupt, isIn: true),
                    data.Find(UsbTransferType.Bulk, isIn: true),
                    data.Find(UsbTransferType.Bulk, isIn: false)));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request) =>
        UsbSerialOpener.Open(device, function, request, options => new CdcAcmChip(device, function, options));

    /// <summary>Finds the interface with the bulk endpoints: the control interface itself where all three endpoints are in it, else what the union
    /// says; without a union what the association, the call management descriptor, or else their order says.</summary>
    private static UsbInterface? FindData(UsbConfiguration configuration, UsbInterface control)
    {
        if (HasBulkPair(control))
        {
            return control;
        }

        ReadOnlySpan<byte> union = CdcDescriptors.Find(control, CdcDescriptorSubtype.Union, UnionSubordinatesAt + 1);
        if (!union.IsEmpty)
        {
            return FindSubordinate(configuration, control, union);
        }

        foreach (UsbAssociation association in configuration.Associations)
        {
            if (control.Number - association.FirstInterface is var place && place >= 0 && place < association.InterfaceCount)
            {
                return FindData(configuration, control, association);
            }
        }

        ReadOnlySpan<byte> call = CdcDescriptors.Find(control, CdcDescriptorSubtype.CallManagement, CallManagementDataAt + 1);
        return (call.IsEmpty ? null : WithBulkPair(configuration, call[CallManagementDataAt]))
            ?? WithBulkPair(configuration, control.Number + 1);
    }

    private static UsbInterface? FindSubordinate(UsbConfiguration configuration, UsbInterface control, ReadOnlySpan<byte> union)
    {
        if (union[UnionControlAt] != control.Number)
        {
            return null;
        }

        foreach (byte subordinate in union[UnionSubordinatesAt..])
        {
            if (subordinate != control.Number && WithBulkPair(configuration, subordinate) is { } data)
            {
                return data;
            }
        }

        return null;
    }

    private static UsbInterface? FindData(UsbConfiguration configuration, UsbInterface control, UsbAssociation association)
    {
        for (int i = 0; i < association.InterfaceCount; i++)
        {
            int number = association.FirstInterface + i;
            if (number != control.Number && WithBulkPair(configuration, number) is { } data)
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>Finds the alternate setting of an interface that has the bulk endpoints, if the interface may be a data interface at all.</summary>
    private static UsbInterface? WithBulkPair(UsbConfiguration configuration, int number)
    {
        foreach (UsbInterface each in configuration.Interfaces)
        {
            if (each.Number == number && each.Class is CdcDescriptors.DataClass or VendorClass && HasBulkPair(each))
            {
                return each;
            }
        }

        return null;
    }

    private static bool HasBulkPair(UsbInterface each) =>
        each.Find(UsbTransferType.Bulk, isIn: true) is not null && each.Find(UsbTransferType.Bulk, isIn: false) is not null;
}
