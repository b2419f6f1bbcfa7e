using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;
using UserCoNdis.Transport.Links.Streams;
using static UserCoNdis.Transport.Links.Streams.TtyNative;

namespace UserCoNdis.Transport.Serial;

/// <summary>Turns options into terminal settings, and tells which the device did not take.</summary>
internal static class SerialSettings
{
    private const byte Dc1 = 0x11;
    private const byte Dc3 = 0x13;
    private const uint Speeds = CBAUD | (CBAUD << IBSHIFT);

    /// <summary>How far the device's real speed may be from the one asked for: a character still fits its frame.</summary>
    private const double SpeedTolerance = 0.04;

    public static unsafe Termios2 Apply(in Termios2 found, SerialOptions options)
    {
        Termios2 settings = found;
        MakeRaw(ref settings);
        uint control = settings.ControlFlags & ~(CSIZE | CSTOPB | PARENB | PARODD | CMSPAR | CRTSCTS | HUPCL | Speeds);
        control |= CREAD | CLOCAL | BOTHER | ((uint)(options.Line.DataBits - 5) << 4);
        control |= options.Line.StopBits == SerialStopBits.One ? 0 : CSTOPB;
        control |= ParityFlags(options.Line.Parity);
        control |= options.Line.Flow == SerialFlowControl.RtsCts ? CRTSCTS : 0;
        control |= options.HangUpOnClose ? HUPCL : 0;
        settings.ControlFlags = control;

        // No INPCK: a character with wrong parity arrives as it is, and is counted; the frame's FCS judges it.
        // IGNBRK: a break is counted and is no character.
        settings.InputFlags |= IGNBRK;
        settings.InputFlags |= options.Line.Flow == SerialFlowControl.XonXoff ? IXON | IXOFF : 0;
        settings.Control[VSTART] = Dc1;
        settings.Control[VSTOP] = Dc3;
        settings.InputSpeed = (uint)options.Line.SpeedBps; // with no bits under IBSHIFT the input follows the output
        settings.OutputSpeed = (uint)options.Line.SpeedBps;
        return settings;
    }

    /// <summary>Throws when what the device has now is not what was asked for.</summary>
    public static void Check(in Termios2 taken, in Termios2 asked, SerialOptions options)
    {
        uint differ = taken.ControlFlags ^ asked.ControlFlags;
        string? refused =
            (differ & CSIZE) != 0 ? $"data={options.Line.DataBits}"
            : (differ & (PARENB | PARODD | CMSPAR)) != 0 ? $"parity={options.Line.Parity.ToString().ToLowerInvariant()}"
            : (differ & CSTOPB) != 0 ? "stop=2"
            : (differ & CRTSCTS) != 0 ? "flow=rtscts"
            : null;
        if (refused is not null)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"{options.Path} does not take '{refused}'");
        }

        if (Math.Abs((double)taken.OutputSpeed - options.Line.SpeedBps) > options.Line.SpeedBps * SpeedTolerance)
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"{options.Path} does not take 'speed={options.Line.SpeedBps}': the nearest it makes is {taken.OutputSpeed} bit/s");
        }
    }

    private static uint ParityFlags(SerialParity parity) => parity switch
    {
        SerialParity.None => 0,
        SerialParity.Even => PARENB,
        SerialParity.Odd => PARENB | PARODD,
        SerialParity.Mark => PARENB | CMSPAR | PARODD,
        SerialParity.Space => PARENB | CMSPAR,
    };
}
