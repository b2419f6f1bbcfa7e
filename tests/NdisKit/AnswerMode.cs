namespace UserCoNdis.NdisKit;

/// <summary>How a scripted driver answers a request that may pend.</summary>
public enum AnswerMode
{
    /// <summary>At once: the status is returned, no completion follows (T10).</summary>
    Sync,

    /// <summary>PENDING, and the completion comes from posted work.</summary>
    Pending,

    /// <summary>The completion is called inside the callback, then PENDING is returned (T9).</summary>
    Early,

    /// <summary>PENDING, and no completion until <see cref="Script.Release"/>.</summary>
    Never,

    /// <summary>PENDING, and the completion comes after <see cref="Script.Delay"/> of the loop's time.</summary>
    Late,

    /// <summary>PENDING, and posted work completes twice: a violation.</summary>
    Twice,

    /// <summary>The callback throws.</summary>
    Throw,
}
