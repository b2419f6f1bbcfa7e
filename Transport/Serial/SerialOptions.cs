using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Serial;

/// <summary>The settings of a <c>serial:</c> link.</summary>
internal sealed record SerialOptions
{
    public required string Path { get; init; }

    public required SerialLineOptions Line { get; init; }

    public bool Exclusive { get; init; } = true;

    /// <summary>Gets whether the lines drop at close.</summary>
    public bool HangUpOnClose { get; init; }

    public static SerialOptions From(LinkUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (uri.Path.Length == 0)
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption, $"'{uri}' names no device: it wants serial:/dev/ttyS0 or the like (see `ucondis devices`)");
        }

        var reader = new LinkOptionReader(uri);
        var options = new SerialOptions
        {
            Path = uri.Path,
            Line = SerialLineOptions.From(reader),
            Exclusive = reader.Switch("exclusive") ?? true,
            HangUpOnClose = reader.Switch("hupcl") ?? false,
        };
        reader.ThrowIfUnread();
        return options;
    }
}
