namespace UserCoNdis.Transport.Usb;

/// <summary>What a pipe does.</summary>
internal enum UsbPipeState
{
    /// <summary>It was not started.</summary>
    Idle,

    /// <summary>It submits transfers.</summary>
    Running,

    /// <summary>A transfer failed: the others are cancelled and waited for.</summary>
    Quieting,

    /// <summary>All are back; it waits a while, then goes on.</summary>
    Resting,

    /// <summary>It gave up and told its owner.</summary>
    Failed,

    /// <summary>It was told to stop; what is pending is waited for.</summary>
    Stopping,

    /// <summary>Nothing is pending and nothing will be.</summary>
    Stopped,
}
