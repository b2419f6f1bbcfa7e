namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What a <see cref="DteEngine"/> saw that was not part of the dialogue.</summary>
public record struct DteCounters
{
    /// <summary>Gets or sets lines that could not be read.</summary>
    public long NoiseLines { get; set; }

    /// <summary>Gets or sets lines that were cut because they were too long.</summary>
    public long LongLines { get; set; }

    /// <summary>Gets or sets lines that were our own commands come back.</summary>
    public long EchoLines { get; set; }

    /// <summary>Gets or sets results that nothing waited for.</summary>
    public long StrayResults { get; set; }

    /// <summary>Gets or sets events dropped because the caller did not fetch them.</summary>
    public long DroppedEvents { get; set; }
}
