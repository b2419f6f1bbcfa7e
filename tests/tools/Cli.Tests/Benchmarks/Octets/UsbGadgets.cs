using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Cli.Tests.Benchmarks.Octets;

/// <summary>What Linux' Loopback and SourceSink gadgets do, in this process.</summary>
internal static class UsbGadgets
{
    public const byte InEndpoint = 0x81;
    public const byte OutEndpoint = 0x02;
    private const int Packet = 512;
    private const int Request = 4096; // bulk_buflen

    /// <summary>Sends back what it gets, a whole request or what a short packet ended.</summary>
    public static SimulatedUsbDevice Loopback()
    {
        SimulatedUsbDevice device = Create(0xA4A0);
        List<byte> request = [];
        device.Out(OutEndpoint).Sink = packet =>
        {
            request.AddRange(packet);
            if (packet.Length < Packet || request.Count == Request)
            {
                device.In(InEndpoint).Send(request.ToArray(), endWithZeroPacket: request.Count < Request);
                request.Clear();
            }

            return true;
        };
        return device;
    }

    /// <summary>Sends a pattern for ever, and takes what it gets; a packet that does not begin with the pattern halts its endpoint.</summary>
    public static SimulatedUsbDevice SourceSink(string pattern)
    {
        SimulatedUsbDevice device = Create(0xA4A1);
        TestPattern sent = PatternNames.TryCreate(pattern)!;
        device.In(InEndpoint).Source = packet =>
        {
            sent.Fill(0, packet);
            return packet.Length;
        };
        TestPattern wanted = PatternNames.TryCreate(pattern)!;
        device.Out(OutEndpoint).Sink = packet =>
        {
            byte[] right = new byte[packet.Length];
            wanted.Fill(0, right);
            if (!packet.SequenceEqual(right))
            {
                device.Out(OutEndpoint).Stall();
            }

            return true;
        };
        return device;
    }

    private static SimulatedUsbDevice Create(ushort product) => new(
        UsbWire.Device(0x0525, product),
        UsbWire.Configuration(1, UsbWire.Interface(0, 0, 2, 0xFF), UsbWire.Endpoint(InEndpoint, UsbTransferType.Bulk, Packet), UsbWire.Endpoint(OutEndpoint, UsbTransferType.Bulk, Packet)));
}
