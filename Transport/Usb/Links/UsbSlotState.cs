namespace UserCoNdis.Transport.Usb;

/// <summary>What the place of a transfer in its pipe's ring holds.</summary>
internal enum UsbSlotState
{
    /// <summary>Nothing.</summary>
    Free,

    /// <summary>Something that is to be submitted, perhaps again.</summary>
    Waiting,

    /// <summary>A transfer that the device has.</summary>
    Pending,

    /// <summary>A transfer that is back and waits for those before it.</summary>
    Done,
}
