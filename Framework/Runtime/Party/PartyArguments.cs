using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What an event of a party carries to its effect.</summary>
internal readonly struct PartyArguments
{
    public NdisStatus Status { get; init; }

    public CoCallParameters? Parameters { get; init; }

    public ReadOnlyMemory<byte> CloseData { get; init; }
}
