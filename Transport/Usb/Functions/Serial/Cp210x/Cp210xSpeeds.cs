namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The speeds between which a CP210x can run (the data sheets' electrical and UART sections).</summary>
internal static class Cp210xSpeeds
{
    private const byte StandardPort = 1;

    /// <summary>Gets the lowest and highest speed in bit/s.</summary>
    /// <param name="part">What it says it is; some clones say nothing that is known.</param>
    /// <param name="interfaceNumber">Which of its ports.</param>
    public static (long Lowest, long Highest) RangeOf(Cp210xPart part, byte interfaceNumber) => part switch
    {
        Cp210xPart.Cp2101 => (300, 921_600),
        Cp210xPart.Cp2102 or Cp210xPart.Cp2103 => (300, 1_000_000),
        Cp210xPart.Cp2105 when interfaceNumber == StandardPort => (2400, 921_600),
        Cp210xPart.Cp2104 or Cp210xPart.Cp2105 or Cp210xPart.Cp2108 => (300, 2_000_000),
        Cp210xPart.Cp2102N28 or Cp210xPart.Cp2102N24 or Cp210xPart.Cp2102N20 => (300, 3_000_000),
        _ => (300, 2_000_000),
    };
}
