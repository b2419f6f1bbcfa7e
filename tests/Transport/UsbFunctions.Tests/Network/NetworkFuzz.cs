using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>Descriptors, notifications and answers of network functions that lie.</summary>
public sealed class NetworkFuzz
{
    [Fact]
    public void Find_OnMutatedDescriptors_OnlyFunctionsThatCanBeOpened()
    {
        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(UsbWire.Device(1, 1));
        IUsbFunctionDriver[] drivers = [new CdcEcmDriver(), new CdcNcmDriver()];
        new FuzzRun([Configuration(6), Configuration(13)]).Run(200_000, seed: 120, input =>
        {
            UsbConfiguration configuration;
            try
            {
                configuration = DescriptorParser.ParseConfiguration(input);
            }
            catch (UsbDescriptorException)
            {
                return;
            }

            foreach (UsbFunction function in drivers.SelectMany(driver => driver.Find(device, configuration)))
            {
                Require(function is { In.IsIn: true, Out.IsIn: false }, "both endpoints");
                Require(function.Control.Number != function.Data.Number, "two interfaces");
                Require(EthernetDescriptor.TryRead(function.Control, out EthernetDescriptor ethernet) && ethernet.MaxSegmentSize >= 82, "frames");
            }
        });
    }

    [Fact]
    public void Handle_OnMutatedNotifications_StaysUsable() =>
        new FuzzRun([Wire.Hex("A1 00 01 00 02 00 00 00"), Wire.Hex("A1 2A 00 00 02 00 08 00 00 CA 9A 3B 00 E1 F5 05")]).Run(300_000, seed: 63, input =>
        {
            var notifications = new NetworkNotifications(16);
            foreach (byte[] packet in input.Chunk(16))
            {
                notifications.Handle(packet);
            }

            notifications.Handle([]); // whatever it was, it ends here
            notifications.Handle(Wire.Hex("A1 00 00 00 02 00 00 00"));
            Require(!notifications.IsConnected, "the next notification is understood");
        });

    [Fact]
    public void Layout_OfMutatedParameters_WritesWhatTheParserReads() =>
        new FuzzRun([SimulatedNetwork.Octets(SimulatedNetwork.Plain)]).Run(200_000, seed: 62, input =>
        {
            if (!NtbParameters.TryParse(input, out NtbParameters parameters) || parameters.OutMaxSize < 2048)
            {
                return;
            }

            NtbLayout layout = NtbLayout.For(parameters, parameters.HasNtb32 ? NtbFormat.Ntb32 : NtbFormat.Ntb16, 16384, 64);
            var plan = new NtbPlan(layout);
            if (!plan.TryAdd(60))
            {
                Require(layout.LongestDatagram < 60, "a frame that has room is taken");
                return;
            }

            _ = plan.TryAdd(61);
            byte[] block = new byte[plan.Size];
            var writer = new NtbWriter(plan, 0, block);
            for (int i = 0; i < plan.Count; i++)
            {
                writer.Write(Ntb.Frame(60 + i, i));
            }

            Require(block.Length < parameters.OutMaxSize, "no larger than the device takes");
            Require(Ntb.Read(new NtbParser(1514), block).Count == plan.Count, "read again");
        });

    private static byte[] Configuration(byte subclass) => UsbWire.Configuration(
        1,
        UsbWire.Interface(0, 0, 1, 2, subclass),
        UsbWire.Class(0x24, 0x06, 0, 1),
        UsbWire.Class(0x24, 0x0F, 5, 0, 0, 0, 0, 0xEA, 0x05, 0, 0, 0),
        UsbWire.Class(0x24, 0x1A, 0x00, 0x01, 0),
        UsbWire.Endpoint(0x81, UsbTransferType.Interrupt, 16, 9),
        UsbWire.Interface(1, 0, 0, 10),
        UsbWire.Interface(1, 1, 2, 10),
        UsbWire.Endpoint(0x82, UsbTransferType.Bulk, 512),
        UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512));

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzException($"not so: {what}");
        }
    }
}
