namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>What a modem has done.</summary>
public record struct ModemCounters
{
    /// <summary>Gets or sets calls dialled.</summary>
    public long Dialed { get; set; }

    /// <summary>Gets or sets times it went off hook to answer.</summary>
    public long Answered { get; set; }

    /// <summary>Gets or sets rings heard.</summary>
    public long Rings { get; set; }

    /// <summary>Gets or sets calls that got through.</summary>
    public long Connected { get; set; }

    /// <summary>Gets or sets calls that the exchange ended or refused.</summary>
    public long Cleared { get; set; }

    /// <summary>Gets or sets data bytes from the DTE to the line.</summary>
    public long BytesToLine { get; set; }

    /// <summary>Gets or sets data bytes from the line to the DTE.</summary>
    public long BytesToDte { get; set; }
}
