using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A host with one plain miniport, a stand-alone call manager and a client over it.</summary>
internal sealed class PlainFixture : IDisposable
{
    public PlainFixture(VerifierMode verifier = VerifierMode.Enforce)
    {
        Loop = new SeededLoop(1);
        Host = new NdisHost(Loop, new NdisHostOptions { Verifier = verifier });
        Miniport = new PlainMiniport(Loop);
        CallManager = new PlainCallManager(Loop);
        Client = new ScriptedClient(Loop);
        Adapter = Host.AddAdapter("A", Miniport);
        Host.RegisterProtocol(CallManager);
        Host.RegisterProtocol(Client);
        Assert.Equal(NdisStatus.Success, Adapter.Start());
        Run();
    }

    public SeededLoop Loop { get; }

    public NdisHost Host { get; }

    public NdisAdapter Adapter { get; }

    public PlainMiniport Miniport { get; }

    public PlainCallManager CallManager { get; }

    public ScriptedClient Client { get; }

    public void Run() => Loop.RunUntilIdle();

    /// <summary>Makes a call and lets it through.</summary>
    public ScriptedCall Connect()
    {
        ScriptedCall call = Client.Dial(Client.Binding);
        Run();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        return call;
    }

    /// <summary>The callbacks of all three about VCs, in the order of each.</summary>
    public void ForgetLogs()
    {
        Miniport.Script.Log.Clear();
        CallManager.Script.Log.Clear();
        Client.Script.Log.Clear();
        CallManager.Completions.Clear();
    }

    /// <summary>Unbinds, halts, and asserts that all is given back and no rule was broken.</summary>
    public void EndInOrder()
    {
        End();
        Assert.Null(Adapter.Fault);
        Assert.Empty(Host.Violations.Where(v => v.Severity == RuleSeverity.Error));
    }

    /// <summary>Ends it as well as it goes, and asserts that all is given back.</summary>
    public void End()
    {
        Miniport.Script.Default = AnswerMode.Sync; // the way down is not what these tests are about
        bool ended = false;
        Adapter.UnbindProtocols(() => Adapter.Halt(() => ended = true));
        Run();
        Assert.True(ended, string.Join('\n', Host.DescribeLeaks()));
        Assert.Empty(Host.DescribeLeaks());
        CallManager.Lists.ThrowIfOutstanding();
        CallManager.Blocks.ThrowIfOutstanding();
        Miniport.Edge.ThrowIfOutstanding();
        Client.Lists.ThrowIfOutstanding();
        Client.Blocks.ThrowIfOutstanding();
    }

    public void Dispose() => Host.Dispose();
}
