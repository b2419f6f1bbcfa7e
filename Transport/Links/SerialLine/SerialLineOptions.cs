namespace UserCoNdis.Transport.Links.SerialLine;

/// <summary>How a link's user wants an asynchronous serial line to be: what <c>serial:</c> and <c>usb:</c> ask alike.</summary>
public sealed record SerialLineOptions
{
    /// <summary>The speed of a URI that names none, in bit/s.</summary>
    public const int DefaultSpeedBps = 115_200;

    /// <summary>Gets the speed in bit/s.</summary>
    public int SpeedBps { get; init; } = DefaultSpeedBps;

    /// <summary>Gets the data bits of a character, 5 to 8.</summary>
    public int DataBits { get; init; } = 8;

    /// <summary>Gets the parity bit.</summary>
    public SerialParity Parity { get; init; }

    /// <summary>Gets the stop bits; one and a half only with five data bits.</summary>
    public SerialStopBits StopBits { get; init; }

    /// <summary>Gets the flow control, both ways.</summary>
    public SerialFlowControl Flow { get; init; }

    /// <summary>Gets DTR after opening; null leaves it as opening makes it.</summary>
    public bool? Dtr { get; init; }

    /// <summary>Gets RTS after opening; null leaves it as opening makes it.</summary>
    public bool? Rts { get; init; }

    /// <summary>Reads the options <c>speed</c>, <c>data</c>, <c>parity</c>, <c>stop</c>, <c>flow</c>, <c>dtr</c> and <c>rts</c>.</summary>
    /// <param name="reader">The caller's; it still has to look for options that nobody read.</param>
    /// <exception cref="LinkException">InvalidOption, with the option's name.</exception>
    public static SerialLineOptions From(LinkOptionReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var options = new SerialLineOptions
        {
            SpeedBps = (int)(reader.Integer("speed", 1, int.MaxValue) ?? DefaultSpeedBps),
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
            Dtr = reader.Switch("dtr"),
            Rts = reader.Switch("rts"),
        };
        return options.StopBits == SerialStopBits.OnePointFive && options.DataBits != 5
            ? throw reader.Invalid("stop", "one and a half stop bits go with data=5 only")
            : options;
    }

    /// <summary>Gives the outputs to set after opening.</summary>
    /// <param name="untold">The value of a line of which nothing was said.</param>
    public ModemLines Outputs(ModemLines untold) =>
        Pick(Dtr, ModemLines.Dtr, untold) | Pick(Rts, ModemLines.Rts, untold);

    private static ModemLines Pick(bool? asked, ModemLines line, ModemLines untold) => asked switch
    {
        true => line,
        false => ModemLines.None,
        null => untold & line,
    };
}
