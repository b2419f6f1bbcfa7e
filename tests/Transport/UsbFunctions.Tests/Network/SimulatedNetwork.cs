using System.Buffers.Binary;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>Descriptors and answers of simulated ECM and NCM devices: interface 0 controls, 1 carries data.</summary>
internal static class SimulatedNetwork
{
    public const byte Notifications = 0x81;
    public const byte In = 0x82;
    public const byte Out = 0x02;
    public const string Address = "02A0B1C2D3E4";

    private const byte AddressString = 5;

    /// <summary>The whole of the answer to GET_NTB_PARAMETERS; each test spoils what it is about.</summary>
    public static readonly NtbParameters Plain = new(
        HasNtb32: true, InMaxSize: 16384, OutMaxSize: 16384, OutDivisor: 4, OutPayloadRemainder: 0, OutAlignment: 4, OutMaxDatagrams: 0);

    public static SimulatedUsbDevice Ecm(ushort segment = 1514, string? address = Address, ushort packet = 512) =>
        Plug(6, [Ethernet(segment)], protocol: 0, address, packet);

    /// <summary>An NCM device that answers as <paramref name="parameters"/> say; what it does not list it refuses.</summary>
    public static SimulatedUsbDevice Ncm(
        NtbParameters? parameters = null, byte capabilities = 0, ushort segment = 1514, string? address = Address, ushort packet = 512)
    {
        SimulatedUsbDevice device = Plug(13, [Ethernet(segment), UsbWire.Class(0x24, 0x1A, 0x00, 0x01, capabilities)], protocol: 1, address, packet);
        byte[] answer = Octets(parameters ?? Plain);
        device.OnControl = (setup, data) => Answer(setup, data, answer, capabilities);
        return device;
    }

    public static byte[] Octets(NtbParameters parameters)
    {
        byte[] octets = new byte[28];
        ReadOnlySpan<ushort> head = [28, (ushort)(parameters.HasNtb32 ? 3 : 1)];
        BinaryPrimitives.WriteUInt16LittleEndian(octets, head[0]);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(2), head[1]);
        BinaryPrimitives.WriteInt32LittleEndian(octets.AsSpan(4), parameters.InMaxSize);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(8), 4);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(12), 4);
        BinaryPrimitives.WriteInt32LittleEndian(octets.AsSpan(16), parameters.OutMaxSize);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(20), (ushort)parameters.OutDivisor);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(22), (ushort)parameters.OutPayloadRemainder);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(24), (ushort)parameters.OutAlignment);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(26), (ushort)parameters.OutMaxDatagrams);
        return octets;
    }

    /// <summary>The class requests that a device got, as "21 43 000E 0000: data".</summary>
    public static string Text(SimulatedRequest request) =>
        $"{request.Setup.RequestType:X2} {request.Setup.Request:X2} {request.Setup.Value:X4} {request.Setup.Index:X4}"
        + (request.Data.Length == 0 || request.Setup.IsIn ? string.Empty : $": {Convert.ToHexString(request.Data)}");

    public static string Uri(string options = "") => $"usb:1d6b:0105{(options.Length == 0 ? string.Empty : $"?{options}")}";

    private static int Answer(UsbSetup setup, Span<byte> data, byte[] parameters, byte capabilities)
    {
        bool Knows(byte capability) => (capabilities & capability) != 0;
        switch (setup.Request)
        {
            case 0x80:
                parameters.AsSpan(0, Math.Min(data.Length, parameters.Length)).CopyTo(data);
                return Math.Min(data.Length, parameters.Length);
            case 0x81 when Knows(0x02):
                Convert.FromHexString("02A0B1C2D3FF").CopyTo(data);
                return 6;
            case 0x43 when Knows(0x01):
            case 0x82 when Knows(0x02):
            case 0x84 or 0x86:
            case 0x88 when Knows(0x08):
            case 0x8A when Knows(0x10):
                return 0;
            default:
                return ControlAnswer.Stall;
        }
    }

    private static byte[] Ethernet(ushort segment) =>
        UsbWire.Class(0x24, 0x0F, AddressString, 0, 0, 0, 0, (byte)segment, (byte)(segment >> 8), 0, 0, 0);

    private static SimulatedUsbDevice Plug(byte subclass, byte[][] functional, byte protocol, string? address, ushort packet)
    {
        var device = new SimulatedUsbDevice(
            UsbWire.Device(0x1D6B, 0x0105),
            UsbWire.Configuration(
                1,
                [
                    UsbWire.Interface(0, 0, 1, 2, subclass),
                    UsbWire.Class(0x24, 0x00, 0x10, 0x01),
                    UsbWire.Class(0x24, 0x06, 0, 1),
                    .. functional,
                    UsbWire.Endpoint(Notifications, UsbTransferType.Interrupt, 16, 9),
                    UsbWire.Interface(1, 0, 0, 10, 0, protocol),
                    UsbWire.Interface(1, 1, 2, 10, 0, protocol),
                    UsbWire.Endpoint(In, UsbTransferType.Bulk, packet),
                    UsbWire.Endpoint(Out, UsbTransferType.Bulk, packet),
                ]));
        if (address is not null)
        {
            device.Strings[AddressString] = address;
        }

        return device;
    }
}
