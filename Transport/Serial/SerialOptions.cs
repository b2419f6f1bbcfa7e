using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Serial;

/// <summary>The settings of a <c>serial:</c> link.</summary>
internal sealed record SerialOptions
{
    public const int DefaultSpeedBps = 115_200;

    public required string Path { get; init; }

    public long SpeedBps { get; init; } = DefaultSpeedBps;

    public int DataBits { get; init; } = 8;

    public SerialParity Parity { get; init; }

    public SerialStopBits StopBits { get; init; }

    public SerialFlowControl Flow { get; init; }

    public bool Exclusive { get; init; } = true;

    /// <summary>Gets DTR after opening; null leaves it as the kernel's open made it.</summary>
    public bool? Dtr { get; init; }

    /// <summary>Gets RTS after opening; null leaves it as the kernel's open made it.</summary>
    public bool? Rts { get; init; }

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
            SpeedBps = reader.Integer("speed", 1, int.MaxValue) ?? DefaultSpeedBps,
            DataBits = (int)(reader.Integer("data", 5, 8) ?? 8),
            Parity = reader.Choice(
                "parity", SerialParity.None, ("none", SerialParity.None), ("even", SerialParity.Even),
                ("odd", SerialParity.Odd), ("mark", SerialParity.Mark), ("space", SerialParity.Space)),
            StopBits = reader.Choice(
                "stop", SerialStopBits.One, ("1", SerialStopBits.One), ("1.5", SerialStopBits.OnePointFive),
                ("2", SerialStopBits.Two)),
            Flow = reader.Choice(
                "flow", SerialFlowControl.None, ("none", SerialFlowControl.None), ("rtscts", SerialFlowControl.RtsCts),
                ("xonxoff", SerialFlowControl.XonXoff)),
            Exclusive = reader.Switch("exclusive") ?? true,
            Dtr = reader.Switch("dtr"),
            Rts = reader.Switch("rts"),
            HangUpOnClose = reader.Switch("hupcl") ?? false,
        };
        reader.ThrowIfUnread();
        return options.StopBits == SerialStopBits.OnePointFive && options.DataBits != 5
            ? throw reader.Invalid("stop", "one and a half stop bits go with data=5 only")
            : options;
    }
}
