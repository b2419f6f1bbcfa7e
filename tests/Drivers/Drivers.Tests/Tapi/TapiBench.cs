using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>NDPROXY and NDISWAN over adapters with scripted lines; the verifier enforces.</summary>
internal sealed class TapiBench
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly List<NdisAdapter> _adapters = [];
    private readonly List<Pbx> _pbxs = [];

    public TapiBench(
        NdProxyOptions? proxy = null,
        NdisWanOptions? wan = null,
        bool hasWan = true,
        VerifierMode verifier = VerifierMode.Enforce)
    {
        Loop = new SeededLoop(1);
        Host = new NdisHost(Loop, new NdisHostOptions { Verifier = verifier });
        Proxy = new NdProxyDriver(proxy);
        Proxy.SessionOpened += (name, status) => Sessions.Add($"{name} opened {status}");
        Proxy.SessionClosed += name => Sessions.Add($"{name} closed");
        Wan = new NdisWanDriver(Loop, (wan ?? new()) with { DiagnosticBuffers = true }, new TestRandom(1));
        Host.RegisterProtocol(Proxy);
        if (hasWan)
        {
            Host.RegisterProtocol(Wan);
        }
    }

    public SeededLoop Loop { get; }

    public NdisHost Host { get; }

    public NdProxyDriver Proxy { get; }

    public NdisWanDriver Wan { get; }

    public List<string> Sessions { get; } = [];

    public TapiLine Line => Proxy.Lines[0];

    public NdisAdapter Adapter => _adapters[0];

    public Pbx Add(
        string name = "A", uint[]? addresses = null, bool perLine = false, bool perAddress = false, Action<Pbx>? prepare = null)
    {
        Pbx pbx = new(Loop, "PBX " + name, addresses ?? [1], perLine, perAddress);
        prepare?.Invoke(pbx);
        NdisAdapter adapter = Host.AddAdapter(name, pbx.Mcm);
        Assert.Equal(NdisStatus.Success, adapter.Start());
        _adapters.Add(adapter);
        _pbxs.Add(pbx);
        Run();
        return pbx;
    }

    public void Run() => _ = Loop.RunUntilIdle();

    /// <summary>Makes a call on a line that is open for it.</summary>
    public TapiCall Dial(TapiLine? line = null, string number = "1")
    {
        line ??= Line;
        if (!line.IsOpen)
        {
            Assert.Equal(NdisStatus.Success, line.Open(LineCallPrivilege.None));
        }

        Assert.Equal(NdisStatus.Success, line.MakeCall(number, out TapiCall? call));
        Run();
        return call!;
    }

    /// <summary>Hands the call to NDISWAN.</summary>
    public WanSession Bridge(TapiCall call)
    {
        Assert.Equal(NdisStatus.Success, call.GetId(CoTapi.NdisDeviceClass, out string id));
        WanSession? session = Wan.FindSession(id);
        Assert.NotNull(session);
        return session;
    }

    public void Indicate(Pbx pbx, ScriptedMcmVc vc, NdisStatus code, int size, Action<Memory<byte>> write)
    {
        byte[] buffer = new byte[size];
        write(buffer);
        pbx.Mcm.Edge.Indicate(pbx.Mcm.Adapter!, vc, new NdisStatusIndication(code, buffer));
    }

    public void HaltAndCheck()
    {
        foreach (NdisAdapter adapter in _adapters)
        {
            bool halted = adapter.State == AdapterState.Halted;
            if (!halted)
            {
                adapter.Halt(() => halted = true);
            }

            Assert.True(Loop.RunUntil(() => halted, s_limit), $"{adapter.Fault}\n{string.Join('\n', Host.DescribeLeaks())}");
            Assert.Null(adapter.Fault);
        }

        Run();
        Assert.Empty(Host.DescribeLeaks());
        Assert.Empty(Host.Violations);
        Assert.Empty(Wan.Sessions);
        Wan.ThrowIfOutstanding();
        foreach (Pbx pbx in _pbxs)
        {
            pbx.Mcm.Edge.ThrowIfOutstanding();
        }
    }
}
