namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Counters of one VC, and added up of the adapter.</summary>
public record struct LineStatistics
{
    /// <summary>Gets or sets PPP bytes sent, without media encapsulation.</summary>
    public long BytesSent { get; set; }

    /// <summary>Gets or sets PPP bytes received.</summary>
    public long BytesReceived { get; set; }

    /// <summary>Gets or sets frames sent.</summary>
    public long FramesSent { get; set; }

    /// <summary>Gets or sets frames received.</summary>
    public long FramesReceived { get; set; }

    /// <summary>Gets or sets frames that were not sent.</summary>
    public long SendErrors { get; set; }

    /// <summary>Gets or sets frames with a wrong frame check sequence.</summary>
    public long CrcErrors { get; set; }

    /// <summary>Gets or sets aborted, short and long frames.</summary>
    public long FramingErrors { get; set; }

    /// <summary>Gets frames that came spoiled.</summary>
    public readonly long ReceiveErrors => CrcErrors + FramingErrors;

    /// <summary>Gets or sets frames dropped because no buffer was free.</summary>
    public long NoBuffer { get; set; }
}
