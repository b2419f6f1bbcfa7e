using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.NdisKit;

/// <summary>A host on a seeded loop with one scripted adapter and one scripted client; rules are enforced.</summary>
public sealed class NdisFixture : IDisposable
{
    public NdisFixture(ulong seed = 1, VerifierMode verifier = VerifierMode.Enforce, INdisObserver? observer = null)
    {
        Loop = new SeededLoop(seed);
        Host = new NdisHost(Loop, new NdisHostOptions { Verifier = verifier, Observer = observer });
        Mcm = new ScriptedMcm(Loop);
        Client = new ScriptedClient(Loop);
        Adapter = Host.AddAdapter("A", Mcm);
    }

    public SeededLoop Loop { get; }

    public NdisHost Host { get; }

    public ScriptedMcm Mcm { get; }

    public ScriptedClient Client { get; }

    public NdisAdapter Adapter { get; }

    /// <summary>Every scripted callback that may pend does so in this way.</summary>
    public NdisFixture WithMode(AnswerMode mode)
    {
        Mcm.Script.Default = mode;
        Client.Script.Default = mode;
        return this;
    }

    public NdisFixture Start()
    {
        Host.RegisterProtocol(Client);
        NdisStatus status = Adapter.Start();
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException($"The adapter did not start: {status}.");
        }

        Run();
        return this;
    }

    public void Run() => Loop.RunUntilIdle();

    /// <summary>Makes a call and lets it through.</summary>
    public ScriptedCall Connect()
    {
        ScriptedCall call = Client.Dial(Client.Binding);
        Run();
        return call;
    }

    /// <summary>Unbinds, halts, and asserts that all is given back.</summary>
    public void EndInOrder()
    {
        bool ended = false;
        Adapter.UnbindProtocols(() => Adapter.Halt(() => ended = true));
        Run();
        Check(ended);
    }

    /// <summary>Halts with all that is open (4.14), and asserts that all is given back.</summary>
    public void EndByHalt()
    {
        bool ended = false;
        Adapter.Halt(() => ended = true);
        Run();
        Check(ended);
    }

    public void AssertNothingLeaks()
    {
        IReadOnlyList<string> leaks = Host.DescribeLeaks();
        if (leaks.Count > 0)
        {
            throw new InvalidOperationException("Not given back:\n" + string.Join('\n', leaks));
        }

        Mcm.Lists.ThrowIfOutstanding();
        Mcm.Blocks.ThrowIfOutstanding();
        Client.Lists.ThrowIfOutstanding();
        Client.Blocks.ThrowIfOutstanding();
    }

    public void Dispose() => Host.Dispose();

    private void Check(bool ended)
    {
        if (Adapter.Fault is { } fault)
        {
            throw new InvalidOperationException($"The adapter failed: {Adapter.FaultOrigin}.", fault);
        }

        if (!ended)
        {
            throw new InvalidOperationException("The halt did not complete.\n" + string.Join('\n', Host.DescribeLeaks()));
        }

        AssertNothingLeaks();
        RuleViolation[] broken = [.. Host.Violations.Where(v => v.Severity == RuleSeverity.Error)];
        if (broken.Length > 0)
        {
            throw new InvalidOperationException(string.Join<RuleViolation>('\n', broken));
        }
    }
}
