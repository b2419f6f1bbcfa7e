using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>A simulated device that answers control requests from a list, and what a chip asked of it.</summary>
internal sealed class ChipBench : IDisposable
{
    private readonly Dictionary<string, byte[]?> _answers = new(StringComparer.Ordinal);
    private readonly SimulatedUsbContext _context = new();

    public ChipBench(byte[] descriptor, params byte[][] parts)
    {
        Simulated = new SimulatedUsbDevice(descriptor, UsbWire.Configuration(1, parts)) { OnControl = Answer };
        _context.Plug(Simulated);
        Device = _context.Open(_context.List()[0], mayDetach: true);
    }

    public SimulatedUsbDevice Simulated { get; }

    public IUsbDevice Device { get; }

    public RecordedEvents Events { get; } = new();

    /// <summary>The requests, one a line: the setup packet without wLength, then the data of either direction behind a colon.</summary>
    public string Requests => string.Join('\n', Simulated.Requests.Select(r => Text(r.Setup, r.Data)));

    public static byte[] BulkIn(byte address, ushort packet = 64) => UsbWire.Endpoint(address, UsbTransferType.Bulk, packet);

    public static byte[] BulkOut(byte address, ushort packet = 64) => UsbWire.Endpoint(address, UsbTransferType.Bulk, packet);

    public static byte[] InterruptIn(byte address, ushort packet = 16) => UsbWire.Endpoint(address, UsbTransferType.Interrupt, packet, 10);

    public static SerialLineOptions Options(string query = "")
    {
        Assert.True(LinkUri.TryParse(query.Length == 0 ? "usb:1:2" : $"usb:1:2?{query}", out LinkUri? uri, out string? error), error);
        var reader = new LinkOptionReader(uri);
        SerialLineOptions options = SerialLineOptions.From(reader);
        reader.ThrowIfUnread();
        return options;
    }

    public static string Text(UsbRequest request)
    {
        byte[] octets = new byte[UsbRequest.MaxSize];
        request.WriteTo(octets);
        return Text(request.Setup, request.Setup.IsIn ? [] : octets[UsbSetup.Size..(UsbSetup.Size + request.Setup.Length)]);
    }

    /// <summary>Answers requests that begin like this; the longest beginning counts.</summary>
    /// <param name="beginning">As <see cref="Requests"/> has it.</param>
    /// <param name="answer">Null: the device refuses.</param>
    public ChipBench On(string beginning, byte[]? answer)
    {
        _answers[beginning] = answer;
        return this;
    }

    public UsbFunction Find(IUsbFunctionDriver driver) => Assert.Single(driver.Find(Device.Descriptor, Device.Configuration));

    public LinkException Refuses(UsbSerialChip chip)
    {
        LinkException e = Assert.Throws<LinkException>(chip.Initialize);
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains("usb:", e.Message, StringComparison.Ordinal);
        return e;
    }

    public void Dispose() => Device.Dispose();

    private static string Text(UsbSetup setup, byte[] data)
    {
        byte[] octets = new byte[UsbSetup.Size];
        setup.WriteTo(octets);
        string text = Spaced(octets.AsSpan(0, 6));
        return data.Length == 0 ? text : $"{text} : {Spaced(data)}";
    }

    private static string Spaced(ReadOnlySpan<byte> octets) => BitConverter.ToString(octets.ToArray()).Replace('-', ' ');

    /// <summary>What goes to the device is taken, what comes from it is refused, unless the list says otherwise.</summary>
    private int Answer(UsbSetup setup, Span<byte> data)
    {
        string text = Text(setup, setup.IsIn ? [] : data.ToArray());
        string? best = _answers.Keys.Where(k => text.StartsWith(k, StringComparison.Ordinal)).MaxBy(k => k.Length);
        if (best is null)
        {
            return setup.IsIn ? ControlAnswer.Stall : data.Length;
        }

        if (_answers[best] is not { } answer)
        {
            return ControlAnswer.Stall;
        }

        int length = Math.Min(answer.Length, data.Length);
        answer.AsSpan(0, length).CopyTo(data);
        return length;
    }
}
