namespace UserCoNdis.Transport.Usb;

/// <summary>What was wrong in received NTBs.</summary>
internal record struct NtbCounters
{
    /// <summary>Gets or sets blocks without a good header, or whose tables lie outside, lie about their length or form a loop.
    /// Datagrams in front of the fault were taken.</summary>
    public long BadBlocks { get; set; }

    /// <summary>Gets or sets datagrams outside the block, over another, too short or too long, or more than are taken.</summary>
    public long BadDatagrams { get; set; }

    /// <summary>Gets or sets tables of a kind that is not known.</summary>
    public long SkippedTables { get; set; }

    /// <summary>Gets or sets datagrams whose CRC is wrong.</summary>
    public long CrcErrors { get; set; }

    /// <summary>Gets or sets blocks that are missing in the sequence.</summary>
    public long LostBlocks { get; set; }

    /// <summary>Gets how many faults cost data.</summary>
    public readonly long Total => BadBlocks + BadDatagrams + CrcErrors;
}
