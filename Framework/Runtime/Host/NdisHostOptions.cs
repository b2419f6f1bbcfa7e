namespace UserCoNdis.Framework.Runtime;

/// <summary>How a host runs.</summary>
public sealed class NdisHostOptions
{
    public VerifierMode Verifier { get; init; }

    /// <summary>Gets whether the verifier also compares the octets of each frame before and after somebody else had it
    /// (R217, R230): costs as much as reading them twice.</summary>
    public bool VerifyPayload { get; init; }

    public INdisObserver? Observer { get; init; }
}
