using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The character format in the numbers of PSTN 1.2, table 17, which FTDI, Silicon Labs and Prolific use as well, and in the words of the URI; the outputs in their bits.</summary>
internal static class SerialFormat
{
    /// <summary>Gets bParityType.</summary>
    public static byte ParityCode(SerialParity parity) => parity switch
    {
        SerialParity.None => 0,
        SerialParity.Odd => 1,
        SerialParity.Even => 2,
        SerialParity.Mark => 3,
        SerialParity.Space => 4,
    };

    /// <summary>Gets bCharFormat.</summary>
    public static byte StopCode(SerialStopBits stopBits) => stopBits switch
    {
        SerialStopBits.One => 0,
        SerialStopBits.OnePointFive => 1,
        SerialStopBits.Two => 2,
    };

    /// <summary>Gets the value of the URI's option <c>stop</c>.</summary>
    public static string StopWord(SerialStopBits stopBits) => stopBits switch
    {
        SerialStopBits.One => "1",
        SerialStopBits.OnePointFive => "1.5",
        SerialStopBits.Two => "2",
    };

    /// <summary>Gets the value of the URI's option <c>flow</c>.</summary>
    public static string FlowWord(SerialFlowControl flow) => flow switch
    {
        SerialFlowControl.None => "none",
        SerialFlowControl.RtsCts => "rtscts",
        SerialFlowControl.XonXoff => "xonxoff",
    };

    /// <summary>Gets DTR as bit 0 and RTS as bit 1 (PSTN 1.2, table 18; FTDI and Silicon Labs too).</summary>
    public static int OutputBits(ModemLines outputs) =>
        ((outputs & ModemLines.Dtr) != ModemLines.None ? 1 : 0) | ((outputs & ModemLines.Rts) != ModemLines.None ? 2 : 0);
}
