namespace UserCoNdis.NdisKit;

/// <summary>The two shapes of a call manager (contract 1.3).</summary>
public enum Shape
{
    /// <summary>A miniport that is its own call manager.</summary>
    Mcm,

    /// <summary>A call manager of its own over a plain CO miniport.</summary>
    StandAlone,
}
