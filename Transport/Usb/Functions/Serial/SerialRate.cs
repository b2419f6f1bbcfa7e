using System.Globalization;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Judges what a chip makes of the speed that was asked for.</summary>
internal static class SerialRate
{
    /// <summary>How far the real speed may be off: with both ends off by that much the last bit of a character is still sampled within itself.</summary>
    public const double Tolerance = 0.03;

    /// <summary>Throws when the real speed is too far from the one asked for.</summary>
    public static void Check(string device, long askedBps, long realBps)
    {
        double error = Error(askedBps, realBps);
        if (Math.Abs(error) > Tolerance)
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{device} does not take 'speed={askedBps}': the nearest it makes is {realBps} bit/s, {error * 100:+0.0;-0.0} %"));
        }
    }

    /// <summary>Gives how far off the real speed is, as a part of the one asked for.</summary>
    public static double Error(long askedBps, long realBps) => ((double)realBps - askedBps) / askedBps;

    /// <summary>Divides and rounds to the nearest; neither is negative.</summary>
    public static long Divide(long dividend, long divisor) => (dividend + (divisor / 2)) / divisor;
}
