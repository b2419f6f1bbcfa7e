using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>The fixture of the integrated shape, with its MCM by its own type; rules are enforced.</summary>
public sealed class NdisFixture(
    ulong seed = 1, VerifierMode verifier = VerifierMode.Enforce, INdisObserver? observer = null)
    : ContractFixture(Shape.Mcm, seed, verifier, observer)
{
    public ScriptedMcm Mcm => (ScriptedMcm)CallManager;

    public new NdisFixture WithMode(AnswerMode mode)
    {
        _ = base.WithMode(mode);
        return this;
    }

    public new NdisFixture Start()
    {
        _ = base.Start();
        return this;
    }}
