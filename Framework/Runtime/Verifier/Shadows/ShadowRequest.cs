namespace UserCoNdis.Framework.Runtime;

/// <summary>A callback on its way: it is running, or its completion is owed.</summary>
internal sealed class ShadowRequest
{
    public ShadowRequest(in DdiEvent e)
    {
        Callback = e.Id;
        Ddi = e.Ddi;
        Driver = e.Driver;
        Subject = e.Subject;
        Other = e.Other;
        Loan = Loan.Of(e);
        Context = e.Context;
        Watched = new(this);
    }

    public DdiId Callback { get; }

    public string Ddi { get; }

    public string Driver { get; }

    public ITraced Subject { get; }

    /// <summary>What else the callback was given: an OID request.</summary>
    public object? Other { get; }

    /// <summary>What the requester lent with it; null: nothing.</summary>
    public Loan? Loan { get; }

    /// <summary>What else it was given: the party of an OID request.</summary>
    public object? Context { get; }

    /// <summary>What the callback gave through its out-parameter.</summary>
    public object? Given { get; set; }

    /// <summary>The completion came before the callback returned (T9).</summary>
    public bool CompletedInside { get; set; }

    /// <summary>The callback returned PENDING.</summary>
    public bool IsPending { get; set; }

    /// <summary>It was answered by a completion, not by its return.</summary>
    public bool IsByCompletion => IsPending || CompletedInside;

    /// <summary>When the callback was called, by the loop's clock.</summary>
    public TimeSpan EnteredAt { get; init; }

    /// <summary>The thread that it was called on.</summary>
    public int ThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <summary>How long it was in callbacks inside it.</summary>
    public TimeSpan Nested { get; set; }

    public TimeSpan DueAt { get; set; }

    /// <summary>Its place with the watchdog.</summary>
    public LinkedListNode<ShadowRequest> Watched { get; }
}
