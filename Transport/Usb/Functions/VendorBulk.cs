using System.Globalization;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>A vendor's interface taken for nothing but its bulk endpoints.</summary>
/// <remarks>
/// Options: <c>in=0x81</c> and <c>out=0x02</c> (which endpoints; else the first bulk endpoint of each direction; an interface may have one
/// only; <c>none</c>: that direction is not used), <c>mode=stream|packet</c> (bytes; or frames, each ended by a packet that is not whole),
/// <c>zlp=yes|no</c> (whether a write of whole packets ends with an empty one; in packet mode always), <c>transfer=BYTES</c> of a read,
/// <c>inflight=N</c>, <c>memory=device|pinned</c> (whether blocks lie in memory that the controller reaches without a copy, where there is some; device).
/// </remarks>
public sealed class VendorBulk : IUsbFunctionDriver
{
    private const byte VendorSpecific = 0xFF;
    private const string Unused = "none";

    /// <inheritdoc/>
    public string Name => "vendor-bulk";

    /// <inheritdoc/>
    public string Description => "vendor's bulk endpoints";

    /// <inheritdoc/>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var found = new List<UsbFunction>();
        var numbers = new HashSet<byte>();
        foreach (UsbInterface setting in configuration.Interfaces)
        {
            UsbEndpoint? input = setting.Find(UsbTransferType.Bulk, isIn: true);
            UsbEndpoint? output = setting.Find(UsbTransferType.Bulk, isIn: false);
            bool hasBulk = input is not null || output is not null;
            if (setting.Class == VendorSpecific && hasBulk && numbers.Add(setting.Number))
            {
                found.Add(new UsbFunction(this, configuration.Value, setting, setting, Notification: null, input, output));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => KindOf(new LinkOptionReader(uri));

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(request);
        LinkKind kind = KindOf(request.Options);
        UsbTransferOptions options = UsbTransferOptions.From(request.Options) with
        {
            EndsWritesShort = request.Options.Switch("zlp") ?? false,
        };
        UsbFunction chosen = WithoutUnused(Choose(device.Configuration, function, request.Options), request.Options);
        if (chosen.Data.Alternate != 0)
        {
            device.SelectAlternate(chosen.Data.Number, chosen.Data.Alternate);
        }

        return kind == LinkKind.Frames
            ? new UsbPacketLink(device, chosen, request, options)
            : new UsbByteLink(device, chosen, request, options);
    }

    private static LinkKind KindOf(LinkOptionReader options) =>
        options.Choice("mode", LinkKind.ByteStream, ("stream", LinkKind.ByteStream), ("packet", LinkKind.Frames));

    /// <summary>Leaves out the direction that is not wanted: a source that nobody reads, or a sink.</summary>
    private static UsbFunction WithoutUnused(UsbFunction function, LinkOptionReader options)
    {
        UsbFunction rest = function with
        {
            In = options.Text("in") == Unused ? null : function.In,
            Out = options.Text("out") == Unused ? null : function.Out,
        };
        return rest.In is not null || rest.Out is not null ? rest : throw options.Invalid("in", "with that there is no endpoint left to use");
    }

    /// <summary>Takes the first setting of the interface that has the endpoints asked for.</summary>
    private static UsbFunction Choose(UsbConfiguration configuration, UsbFunction function, LinkOptionReader options)
    {
        byte? input = AddressOf(options, "in", isIn: true);
        byte? output = AddressOf(options, "out", isIn: false);
        if (input is null && output is null)
        {
            return function;
        }

        foreach (UsbInterface setting in configuration.Interfaces)
        {
            UsbEndpoint? from = Find(setting, input);
            UsbEndpoint? to = Find(setting, output);
            if (setting.Number == function.Control.Number && (input is null || from is not null) && (output is null || to is not null))
            {
                return function with
                {
                    Data = setting,
                    In = from ?? setting.Find(UsbTransferType.Bulk, isIn: true),
                    Out = to ?? setting.Find(UsbTransferType.Bulk, isIn: false),
                };
            }
        }

        IEnumerable<string> there = configuration.Interfaces.Where(each => each.Number == function.Control.Number)
            .SelectMany(each => each.Endpoints).Where(each => each.Type == UsbTransferType.Bulk)
            .Select(each => $"0x{each.Address:x2}").Distinct(StringComparer.Ordinal);
        throw options.Invalid(
            input is null ? "out" : "in",
            $"no setting of interface {function.Control.Number} has these bulk endpoints; there are {string.Join(", ", there)}");
    }

    private static UsbEndpoint? Find(UsbInterface setting, byte? address) =>
        setting.Endpoints.FirstOrDefault(each => each.Address == address && each.Type == UsbTransferType.Bulk);

    private static byte? AddressOf(LinkOptionReader options, string name, bool isIn)
    {
        if (options.Text(name) is not { } text || text == Unused)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        bool isAddress = byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte address);
        return isAddress && (address & 0x80) != 0 == isIn
            ? address
            : throw options.Invalid(name, $"it wants the address of an {(isIn ? "IN endpoint, as 0x81" : "OUT endpoint, as 0x02")}, or none");
    }
}
