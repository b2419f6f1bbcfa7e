using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;
using static UserCoNdis.UsbFunctions.Tests.Serial.CdcAcmFindTests;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>Mutated descriptors and mutated input: no exception but the parser's own, and what is found is really there.</summary>
public sealed class SerialFuzz
{
    private static readonly CdcAcmDriver s_driver = new();
    private static readonly UsbDeviceDescriptor s_device = DescriptorParser.ParseDevice(UsbWire.Device(0x0403, 0x6001));

    /// <summary>Functional descriptors alone are mutated, so that each input reaches the driver.</summary>
    [Fact]
    public void Find_MutatedFunctionalDescriptors_PointsAtInterfacesThatAreThere()
    {
        byte[][] corpus =
        [
            [.. Header, .. CallManagement(1), .. Capabilities, .. Union(0, 1)],
            [.. Union(0, 1, 2, 3)],
            [.. Union(0, 0), .. CallManagement(3)],
            [.. Capabilities, .. CallManagement(2)],
        ];
        UsbConfiguration whole = DescriptorParser.ParseConfiguration(UsbWire.Configuration(
            1, Counted(Control(0)), InterruptIn(0x85), Counted(Data(1)), BulkIn(0x81), BulkOut(0x02), Counted(Control(2)), InterruptIn(0x86),
            UsbWire.Interface(3, 0, 2, 0xFF), BulkIn(0x83), BulkOut(0x04)));
        new FuzzRun(corpus).Run(1_000_000, seed: 5, input =>
        {
            UsbInterface control = whole.Interfaces[0] with { ClassDescriptors = Cut(input) };
            UsbConfiguration mutated = whole with { Interfaces = [control, whole.Interfaces[1], whole.Interfaces[2], whole.Interfaces[3]] };
            foreach (UsbFunction function in s_driver.Find(s_device, mutated))
            {
                Check(function, mutated);
                if (ReferenceEquals(function.Control, control))
                {
                    _ = new CdcAcmChip(null!, function, new()).CanBreak;
                }
            }
        });
    }

    /// <summary>The whole set is mutated, as a hostile device would send it, and every driver looks.</summary>
    [Fact]
    public void Find_MutatedDescriptorSets_PointsAtInterfacesThatAreThere()
    {
        byte[][] corpus =
        [
            UsbWire.Configuration(
                1, UsbWire.Association(0, 2, 2, 2, 1), Counted(Control(0)), Header, CallManagement(1), Capabilities, Union(0, 1), InterruptIn(0x85),
                Counted(Data(1)), BulkIn(0x81), BulkOut(0x02)),
            UsbWire.Configuration(1, UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x02)),
        ];
        IUsbFunctionDriver[] drivers = [s_driver, new FtdiDriver(), new Cp210xDriver(), new Ch34xDriver(), new Pl2303Driver()];
        int parsed = 0;
        new FuzzRun(corpus).Run(100_000, seed: 6, input =>
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

            parsed++;
            foreach (UsbFunction function in drivers.SelectMany(d => d.Find(s_device, configuration)))
            {
                Check(function, configuration);
            }
        });
        Assert.True(parsed > 10_000, $"only {parsed} sets got as far as the drivers");
    }

    [Fact]
    public void Input_Mutated_NeverThrowsNorGrows()
    {
        byte[][] corpus =
        [
            [0xA1, 0x20, 0, 0, 0, 0, 2, 0, 3, 0, 0xA1, 0x00, 0, 0, 0, 0, 0, 0],
            [0x01, 0x60, 1, 2, 3, 0x11, 0x62, 4],
            [1, 2, 0xEC, 0, 0xEC, 1, 0x02, 0xEC, 0xEC, 3, 0x80, 0xEC, 2, 0x10],
        ];
        var state = new CdcStateReader();
        var ftdi = new FtdiStatus(64);
        var cp210x = new Cp210xEvents();
        var nobody = new Nobody();
        new FuzzRun(corpus).Run(300_000, seed: 7, input =>
        {
            ReadOnlySpan<byte> packet = input;
            state.BeginPacket(packet);
            while (state.TryRead(ref packet, out _))
            {
            }

            Assert.True(packet.IsEmpty);
            Assert.InRange(ftdi.Strip([.. input], nobody), 0, Math.Max(0, input.Length - 2));
            Assert.InRange(cp210x.Strip([.. input], nobody), 0, input.Length);
        });
    }

    private static byte[] Counted(byte[] part)
    {
        part[4] = (byte)(part[5] == 0x0A ? 2 : 1);
        return part;
    }

    private static List<ReadOnlyMemory<byte>> Cut(byte[] octets)
    {
        List<ReadOnlyMemory<byte>> descriptors = [];
        for (int at = 0; at + 2 <= octets.Length && octets[at] >= 2 && at + octets[at] <= octets.Length; at += octets[at])
        {
            descriptors.Add(octets.AsMemory(at, octets[at]));
        }

        return descriptors;
    }

    private static void Check(UsbFunction function, UsbConfiguration configuration)
    {
        bool isThere = Has(configuration.Interfaces, function.Control) && Has(configuration.Interfaces, function.Data);
        bool hasPair = function is { In: { IsIn: true, MaxPacketSize: > 0 }, Out: { IsIn: false, MaxPacketSize: > 0 } }
            && Has(function.Data.Endpoints, function.In) && Has(function.Data.Endpoints, function.Out);
        if (!isThere || !hasPair)
        {
            Assert.Fail($"{function}");
        }
    }

    private static bool Has<T>(IReadOnlyList<T> all, T one)
        where T : class
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (ReferenceEquals(all[i], one))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Nobody : IUsbSerialEvents
    {
        public void SetInputs(ModemLines on, ModemLines mask)
        {
        }

        public void CountErrors(int parity, int framing, int overrun, int breaks)
        {
        }
    }
}
