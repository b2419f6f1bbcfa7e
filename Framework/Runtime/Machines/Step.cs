using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What a table says of one event in one state: the next state, what to do then, what the caller gets.</summary>
/// <param name="Clause">The contract section, rule or trap the row stands on.</param>
internal readonly record struct Step<TState, TEffect>(TState Next, TEffect Effect, NdisStatus Status, string Clause)
    where TState : struct, Enum
    where TEffect : struct, Enum;
