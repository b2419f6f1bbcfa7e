using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

[Trait("Spec", "AN571")]
public sealed class Cp210xEventsTests
{
    [Fact]
    public void Strip_EveryEvent_CutEverywhere_LeavesTheDataAlone()
    {
        byte[] wire =
        [
            1, 2, 0xEC, 0,           // the escape character as data
            3, 0xEC, 3, 0x90,        // CTS and DCD
            4, 0xEC, 1, 0x04, 0xEC,  // a parity error with an octet that looks like the escape character
            5, 0xEC, 2, 0x12,        // overrun and break, without an octet
            0xEC, 0x77,              // no such event
            6,
        ];
        Splits.ForEach(wire, chunks =>
        {
            var stripper = new Cp210xEvents();
            var events = new RecordedEvents();
            List<byte> data = [];
            foreach (byte[] chunk in chunks)
            {
                data.AddRange(chunk[..stripper.Strip(chunk, events)]);
            }

            Assert.Equal([1, 2, 0xEC, 3, 4, 0xEC, 5, 6], data);
            Assert.Equal([(ModemLines.Cts | ModemLines.Dcd, ModemLines.Inputs)], events.Inputs);
            Assert.Equal((1, 0, 1, 1), events.Errors);
        });
    }

    [Fact]
    public void Strip_RandomDataAndEvents_IsUndone() => Seeds.Run(200, seed =>
    {
        var random = new Random((int)seed);
        List<byte> data = [];
        List<byte> wire = [];
        int lines = 0;
        for (int i = 0; i < 500; i++)
        {
            byte octet = random.Next(8) == 0 ? Cp210xEvents.Escape : (byte)random.Next(256);
            switch (random.Next(8))
            {
                case 0:
                    wire.AddRange([Cp210xEvents.Escape, 3, octet]);
                    lines++;
                    continue;
                case 1:
                    wire.AddRange([Cp210xEvents.Escape, 2, octet]);
                    continue;
                case 2:
                    wire.AddRange([Cp210xEvents.Escape, 1, 0x08, octet]);
                    break;
                default:
                    wire.AddRange(octet == Cp210xEvents.Escape ? [octet, 0] : [octet]);
                    break;
            }

            data.Add(octet);
        }

        var stripper = new Cp210xEvents();
        var events = new RecordedEvents();
        List<byte> stripped = [];
        foreach (byte[] chunk in Splits.Random([.. wire], (int)seed))
        {
            stripped.AddRange(chunk[..stripper.Strip(chunk, events)]);
        }

        Assert.Equal(data, stripped);
        Assert.Equal(lines, events.Inputs.Count);
    });

    [Fact]
    public void Strip_Warm_AllocatesNothing()
    {
        var stripper = new Cp210xEvents();
        var events = new RecordedEvents();
        byte[] wire = [1, 2, 3, 0xEC, 3, 0x90, 4, 0xEC, 0, 5, 0xEC, 1, 0x1E, 6];
        byte[] work = [.. wire];
        stripper.Strip(work, events);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                wire.CopyTo(work, 0);
                stripper.Strip(work, events);
            }

            events.Clear();
        }));
    }
}
