namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>What QEMU's own input and output are.</summary>
public enum QemuStreams
{
    /// <summary>Its output is kept for a report; it has no input.</summary>
    Kept,

    /// <summary>Its output is ours; it has no input.</summary>
    OutputOurs,

    /// <summary>Both are ours, a terminal perhaps.</summary>
    Ours,
}
