namespace UserCoNdis.Framework.Runtime;

/// <summary>Which moment a <see cref="DdiRecord"/> is of.</summary>
public enum DdiPhase
{
    /// <summary>A driver called NDIS, and the object's state has been set.</summary>
    Call,

    /// <summary>NDIS is about to call a driver.</summary>
    Callback,

    /// <summary>The driver's callback returned its status.</summary>
    Return,
}
