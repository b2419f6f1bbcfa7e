namespace UserCoNdis.ContractPrograms;

/// <summary>How a driver answers a callback that a call of the program leads to.</summary>
public enum Answer
{
    /// <summary>With success, at once.</summary>
    Success,

    /// <summary>With PENDING; a later call of the program completes.</summary>
    Pending,

    /// <summary>It completes with success inside the callback, then returns PENDING (T9).</summary>
    CompleteInside,

    /// <summary>With FAILURE, at once.</summary>
    Failure,

    /// <summary>It completes with FAILURE inside the callback, then returns PENDING.</summary>
    FailInside,
}
