using System.Globalization;
using System.Text;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Tap;

/// <summary>What a <c>tap:</c> or <c>tun:</c> URI asks for.</summary>
internal sealed record TapOptions(TapKind Kind, string Name)
{
    private const int MinMtu = 68;     // RFC 791
    private const int MaxMtu = 65535;

    /// <summary>Gets whether the interface outlives the link; null: as it is.</summary>
    public bool? Persist { get; init; }

    /// <summary>Gets the number of the user who may attach to it; null: as it is.</summary>
    public uint? Owner { get; init; }

    /// <summary>Gets the MTU; null: as it is.</summary>
    public int? Mtu { get; init; }

    /// <summary>Gets whether it is brought up; null: as it is.</summary>
    public bool? Up { get; init; }

    /// <summary>Gets whether the system may hand over and take many segments as one packet.</summary>
    public bool Offload { get; init; }

    /// <summary>Gets the URI without options.</summary>
    public string Uri => $"{Scheme(Kind)}:{Name}";

    public static string Scheme(TapKind kind) => kind == TapKind.Tun ? "tun" : "tap";

    /// <summary>Reads a URI.</summary>
    /// <exception cref="LinkException">Kind InvalidOption.</exception>
    public static TapOptions From(TapKind kind, LinkUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var reader = new LinkOptionReader(uri);
        var options = new TapOptions(kind, uri.Path)
        {
            Persist = reader.Switch("persist"),
            Owner = ReadOwner(reader),
            Mtu = (int?)reader.Integer("mtu", MinMtu, MaxMtu),
            Up = reader.Switch("up"),
            Offload = kind == TapKind.Tun && (reader.Switch("offload") ?? true),
        };
        reader.ThrowIfUnread();
        bool good = Encoding.UTF8.GetByteCount(uri.Path) <= TapNative.MaxNameBytes
            && uri.Path is not ("." or "..")
            && !uri.Path.AsSpan().ContainsAny('/', ':', ' ');
        return good ? options : throw new LinkException(
            LinkErrorKind.InvalidOption,
            $"'{uri}': an interface's name has at most {TapNative.MaxNameBytes} bytes, and no '/', ':' or space");
    }

    private static uint? ReadOwner(LinkOptionReader reader)
    {
        const string Option = "owner";
        return reader.Text(Option) switch
        {
            null => null,
            { } text when uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) => number,
            { } text => TapNative.UserNumber(text) ?? throw reader.Invalid(Option, "it wants a user's name or number"),
        };
    }
}
