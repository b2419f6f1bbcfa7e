namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>What an exchange has done.</summary>
public record struct ExchangeCounters
{
    /// <summary>Gets or sets calls dialled.</summary>
    public long CallsDialed { get; set; }

    /// <summary>Gets or sets calls that got through.</summary>
    public long CallsConnected { get; set; }

    /// <summary>Gets or sets calls refused: busy, unknown, no dial tone.</summary>
    public long CallsRefused { get; set; }

    /// <summary>Gets or sets bytes handed to the far side.</summary>
    public long BytesCarried { get; set; }

    /// <summary>Gets or sets bytes lost because there was no connection, or it was cut.</summary>
    public long BytesLost { get; set; }

    /// <summary>Gets or sets bits flipped on the way.</summary>
    public long BitErrors { get; set; }
}
