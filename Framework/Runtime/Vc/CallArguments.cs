using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What an event of the call machine carries to its effect.</summary>
internal readonly struct CallArguments
{
    public NdisStatus Status { get; init; }

    public CoCallParameters? Parameters { get; init; }

    /// <summary>The first party of a call that is made, the last of one that is closed; null: point-to-point.</summary>
    public NdisPartyObject? Party { get; init; }

    public NdisSapObject? Sap { get; init; }

    public ReadOnlyMemory<byte> CloseData { get; init; }
}
