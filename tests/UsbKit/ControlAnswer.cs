namespace UserCoNdis.UsbKit;

/// <summary>What a device answers to a control request beside octets.</summary>
public static class ControlAnswer
{
    /// <summary>The request is refused.</summary>
    public const int Stall = -1;

    /// <summary>Nothing comes: the request runs into its time limit.</summary>
    public const int None = -2;
}
