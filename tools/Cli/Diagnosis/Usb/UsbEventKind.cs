namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>What <c>devices --watch</c> tells of a device.</summary>
internal enum UsbEventKind
{
    /// <summary>It was plugged in before.</summary>
    Present,

    /// <summary>It was plugged in now.</summary>
    Added,

    /// <summary>It was unplugged.</summary>
    Removed,
}
