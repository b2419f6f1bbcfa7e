using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A function or callback of the contract, as the verifier sees it from outside.</summary>
internal readonly record struct DdiEvent(string Ddi, string Driver, ITraced Subject)
{
    public NdisStatus Status { get; init; }

    public CoCallParameters? Parameters { get; init; }

    public object? Context { get; init; }

    public object? Other { get; init; }
}
