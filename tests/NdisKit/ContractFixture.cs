using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.NdisKit;

/// <summary>A host on a seeded loop with one adapter, its call manager and one client, all scripted, in either shape; one
/// text of a sequence runs on both.</summary>
public class ContractFixture : IDisposable
{
    private readonly ScriptedShape _shape;

    public ContractFixture(
        Shape shape, ulong seed = 1, VerifierMode verifier = VerifierMode.Enforce, INdisObserver? observer = null)
    {
        Shape = shape;
        Loop = new SeededLoop(seed);
        Trace = new CallTrace(observer);
        Host = new NdisHost(Loop, new NdisHostOptions { Verifier = verifier, Observer = Trace });
        Client = new ScriptedClient(Loop);
        _shape = ScriptedShape.Make(shape, Host, Loop);
        _shape.CallManager.Network = Network;
        Scripts = [Client.Script, .. _shape.Scripts];
    }

    public Shape Shape { get; }

    public SeededLoop Loop { get; }

    public NdisHost Host { get; }

    public CallTrace Trace { get; }

    /// <summary>What fails in this run.</summary>
    public FaultPlan? Faults
    {
        get => Client.Script.Faults;
        set => Scripts.ForEach(s => s.Faults = value);
    }

    /// <summary>The scripts of all drivers.</summary>
    public List<Script> Scripts { get; }

    public ScriptedNetwork Network { get; } = new();

    public ScriptedCallManager CallManager => _shape.CallManager;

    /// <summary>The miniport, or the miniport half of the MCM.</summary>
    public ScriptedEdge Edge => _shape.Edge;

    public ScriptedClient Client { get; }

    public NdisAdapter Adapter => _shape.Adapter;

    /// <summary>The miniport's handle, once it was initialised.</summary>
    public MiniportAdapter Miniport => _shape.Miniport;

    public AnswerMode Mode { get; private set; }

    public ScriptedBinding Binding => Client.Binding;

    /// <summary>Every scripted callback that may pend does so in this way.</summary>
    public ContractFixture WithMode(AnswerMode mode)
    {
        Mode = mode;
        foreach (Script script in Scripts)
        {
            script.Default = mode;
        }

        return this;
    }

    /// <summary>Starts the adapter and binds the client to it.</summary>
    public ContractFixture Start()
    {
        _shape.Register(Host);
        Host.RegisterProtocol(Client);
        NdisStatus status = Adapter.Start();
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException($"The adapter did not start: {status}.");
        }

        Run();
        return this;
    }

    /// <summary>Adds a client that answers as the others do.</summary>
    public ScriptedClient Add(ScriptedClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Script.Default = Mode;
        client.Script.Faults = Faults;
        Scripts.Add(client.Script);
        Host.RegisterProtocol(client);
        return client;
    }

    /// <summary>Lets everything happen that is going to, with the time that late answers take.</summary>
    public void Run()
    {
        RunToEnd();
        if (StopsAtFault && Faults?.Failed is { } site)
        {
            throw new SequenceException($"{site} failed: the rest of the sequence is another story.");
        }
    }

    /// <summary>A sequence goes no further than the site that was failed in it.</summary>
    public bool StopsAtFault { get; set; }

    private void RunToEnd()
    {
        Loop.RunUntilIdle();
        while (Scripts.Exists(static s => s.IsLate))
        {
            Loop.RunFor(Client.Script.Delay);
        }
    }

    /// <summary>Lets every driver answer at its best again, whatever a sequence left unfinished.</summary>
    public void Settle()
    {
        StopsAtFault = false;
        Run();
        Edge.CompletesSendsAtOnce = true;
        Edge.CompleteSends();
        (Client.KeepsFrames, Client.KeepsVcs, Client.KeepsFamily, CallManager.KeepsVcs) = (false, false, false, false);
        (Client.ClosesAtOnce, Client.DropsAtOnce) = (true, true);
        (Client.Accepts, Client.WhenChanged, Client.WhenModified) = (null, null, null);
        (CallManager.AlterParameters, CallManager.LosesAccepted) = (null, false);
        Scripts.ForEach(static s => s.Reset());
        Run();
        CallManager.DeleteIdle();
    }

    /// <summary>Makes a call and lets it through.</summary>
    public ScriptedCall Connect(CoCallParameters? parameters = null)
    {
        ScriptedCall call = Client.Dial(Binding, parameters);
        Run();
        return call;
    }

    /// <summary>A call comes in from the network, and the client answers as its script says.</summary>
    public ScriptedVc Ring(CoCallParameters? parameters = null)
    {
        Network.Happen(() => CallManager.Offer(CallManager.Saps[0], parameters ?? CallParameters.Any()));
        Run();
        return CallManager.LastOffered!;
    }

    public void HangUp(ScriptedVc vc, NdisStatus status, ReadOnlyMemory<byte> closeData = default)
    {
        Network.Happen(() => CallManager.HangUp(vc, status, closeData));
        Run();
    }

    /// <summary>The client's side of a VC.</summary>
    public ScriptedCall CallOf(ScriptedVc vc) => Binding.Calls.Single(c => c.Handle.VcId == vc.Handle.VcId);

    /// <summary>The call manager's side of a call.</summary>
    public ScriptedVc VcOf(ScriptedCall call) => CallManager.Vcs.Single(v => v.Handle.VcId == call.Handle.VcId);

    /// <summary>The miniport's side of a call.</summary>
    public ICarrier CarrierOf(ScriptedCall call) => CarrierOf(VcOf(call));

    /// <summary>The miniport's side of a VC.</summary>
    public ICarrier CarrierOf(ScriptedVc vc) => _shape.CarrierOf(vc);

    /// <summary>One frame comes in on a call.</summary>
    public void Receive(ScriptedCall call, ReadOnlySpan<byte> frame, NdisReceiveFlags flags = NdisReceiveFlags.None) =>
        Edge.Receive(CarrierOf(call), frame, flags);

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

        _shape.ThrowIfOutstanding();
        Client.Lists.ThrowIfOutstanding();
        Client.Blocks.ThrowIfOutstanding();
    }

    public void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

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
