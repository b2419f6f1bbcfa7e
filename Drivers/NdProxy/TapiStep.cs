using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What a table says of one event in one state.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">Run after the state is set.</param>
/// <param name="Status">What the caller gets.</param>
/// <param name="Clause">The contract section, rule or trap that the row stands on.</param>
internal readonly record struct TapiStep<TState, TEffects>(TState Next, TEffects Effects, NdisStatus Status, string Clause)
    where TState : struct, Enum
    where TEffects : struct, Enum
{
    public TapiStep(TState next, string clause)
        : this(next, default, NdisStatus.Success, clause)
    {
    }

    public TapiStep(TState next, TEffects effects, string clause)
        : this(next, effects, NdisStatus.Success, clause)
    {
    }

    public static TapiStep<TState, TEffects> Refuse(TState state, NdisStatus status, string clause) =>
        new(state, default, status, clause);

    public override string ToString()
    {
        string effects = EqualityComparer<TEffects>.Default.Equals(Effects, default) ? "" : $" [{Effects}]";
        return Status.IsSuccess ? $"{Next}{effects} ({Clause})" : $"refused {Status} ({Clause})";
    }
}
