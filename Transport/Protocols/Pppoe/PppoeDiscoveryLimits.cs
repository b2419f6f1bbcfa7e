namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>How much discovery a concentrator answers.</summary>
public sealed record PppoeDiscoveryLimits
{
    /// <summary>Gets how many PADI and PADR of one station are answered in a second, in the long run.</summary>
    public int PerHostPerSecond { get; init; } = 20;

    /// <summary>Gets how many PADI and PADR of one station are answered at once.</summary>
    public int PerHostBurst { get; init; } = 100;

    /// <summary>Gets how many PADI of all stations are answered in a second, in the long run.</summary>
    public int PerSecond { get; init; } = 5000;

    /// <summary>Gets how many PADI of all stations are answered at once.</summary>
    public int Burst { get; init; } = 5000;

    /// <summary>Gets how many stations are remembered; 16 bytes each, whatever comes.</summary>
    public int Hosts { get; init; } = 4096;

    internal string? FindFault() =>
        PerHostPerSecond < 1 || PerHostBurst < 1 || PerSecond < 1 || Burst < 1 ? "Rates and bursts must be at least 1."
        : Hosts is < PppoeDiscoveryLimiter.Ways or > 1 << 24 ? "The stations to remember are 4 to 16,777,216."
        : null;
}
