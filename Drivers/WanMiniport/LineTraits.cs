using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What the one line of an adapter can do, as TAPI asks for it (contract 5.5).</summary>
internal sealed record LineTraits
{
    public required string Name { get; init; }

    public required LineMediaModes MediaModes { get; init; }

    public required LineBearerModes BearerModes { get; init; }

    public required uint AddressTypes { get; init; }

    public required LineDisconnectMode DisconnectModes { get; init; }

    public required uint MaxNumActiveCalls { get; init; }

    /// <summary>Gets the names of the line's addresses; there is at least one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [""];

    /// <summary>Gets whether the addresses differ, which decides about the PER_ flags (R303, R304).</summary>
    public bool IsPerAddress => Addresses.Count > 1;
}
