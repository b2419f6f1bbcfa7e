namespace UserCoNdis.Framework.Runtime;

/// <summary>How a host runs.</summary>
public sealed class NdisHostOptions
{
    public VerifierMode Verifier { get; init; }

    public INdisObserver? Observer { get; init; }
}
