namespace UserCoNdis.Transport.Links;

/// <summary>Counters of a link; what a device does not count stays 0.</summary>
public record struct LinkStatistics
{
    /// <summary>Gets or sets bytes taken by the device.</summary>
    public long BytesSent { get; set; }

    /// <summary>Gets or sets bytes received.</summary>
    public long BytesReceived { get; set; }

    /// <summary>Gets or sets frames (or chunks) taken by the device.</summary>
    public long FramesSent { get; set; }

    /// <summary>Gets or sets frames (or chunks) received.</summary>
    public long FramesReceived { get; set; }

    /// <summary>Gets or sets frames that the system took and threw away: its queue was full, the interface was down, or the
    /// frame larger than it carries.</summary>
    public long SendDrops { get; set; }

    /// <summary>Gets or sets frames whose payload this process moved after it arrived, because it lay elsewhere than foreseen.</summary>
    public long PayloadMoves { get; set; }

    /// <summary>Gets or sets receptions dropped or delayed because no buffer was free.</summary>
    public long ReceiveNoBuffer { get; set; }

    /// <summary>Gets or sets frames thrown away because no buffer is large enough.</summary>
    public long ReceiveOversized { get; set; }

    /// <summary>Gets or sets transfers that the device refused or the bus lost; what they carried was sent again, or is lost.</summary>
    public long TransferErrors { get; set; }

    /// <summary>Gets or sets characters with a parity error.</summary>
    public long ParityErrors { get; set; }

    /// <summary>Gets or sets characters with a framing error.</summary>
    public long FramingErrors { get; set; }

    /// <summary>Gets or sets overruns of the device or of the kernel's buffer.</summary>
    public long OverrunErrors { get; set; }

    /// <summary>Gets or sets break conditions received.</summary>
    public long Breaks { get; set; }
}
