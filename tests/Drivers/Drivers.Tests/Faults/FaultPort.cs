using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>An adapter of the bench, and the telephony application that uses its line.</summary>
internal sealed class FaultPort(FaultBench bench, string name, FaultLink link, Action throwIfOutstanding, NdisAdapter adapter)
{
    public string Name => name;

    public FaultLink Link => link;

    public NdisAdapter Adapter => adapter;

    public TapiLine? Line => bench.Proxy.Lines.FirstOrDefault(line => line.AdapterName == name);

    public TapiCall? Call { get; private set; }

    /// <summary>What was answered where a call could not even be begun.</summary>
    public NdisStatus Outcome { get; private set; } = NdisStatus.Pending;

    public WanSession? Session => bench.Wan.Sessions.FirstOrDefault(session => session.AdapterName == name);

    public bool IsUp => Session is { Addresses: not null };

    public bool IsIdle => Call?.State is null or LineCallState.Idle;

    public bool IsHalted { get; private set; }

    /// <summary>Gets what a started adapter answered.</summary>
    public NdisStatus Started { get; private set; } = NdisStatus.Pending;

    /// <summary>Gets everything that the application was told went wrong.</summary>
    public List<NdisStatus> Told { get; } = [];

    public void Start() => Started = adapter.Start();

    public void Listen()
    {
        if (Line is not { } line)
        {
            Outcome = NdisStatus.Failure;
            return;
        }

        line.CallOffered += call =>
        {
            Call = call;
            call.StateChanged += Track;
            _ = call.Answer();
        };
        Outcome = line.Open(LineCallPrivilege.Owner);
        Told.Add(Outcome);
    }

    public void Dial()
    {
        if (Line is not { } line)
        {
            Outcome = NdisStatus.Failure;
            return;
        }

        Outcome = line.Open(LineCallPrivilege.None);
        if (Outcome.IsSuccess)
        {
            Outcome = line.MakeCall("", out TapiCall? call, Track);
            Call = call;
        }

        Told.Add(Outcome);
    }

    /// <summary>Pings the far end; null: IP is down.</summary>
    public PingResult? Ping(string to)
    {
        PingResult? result = null;
        if (Session?.Edge is FaultEdge { Inner: IpEndpoint ip }
            && ip.TryPing(new PingOptions(Calls.DirectLine.Address(to), 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), r => result = r))
        {
            bench.Await(() => result is not null, $"the ping of {name}");
        }

        return result;
    }

    public void Halt()
    {
        if (adapter.State == AdapterState.Halted)
        {
            IsHalted = true; // it never came up
            return;
        }

        adapter.Halt(() => IsHalted = true);
    }

    public void Check()
    {
        link.Close(); // of an adapter that never came up it is nobody's
        throwIfOutstanding();
        Assert.Null(adapter.Fault);
    }

    // An application that cannot have the call's data drops the call.
    private void Track(TapiCall call, LineCallState state)
    {
        if (state == LineCallState.Connected && call.GetId(CoTapi.NdisDeviceClass, out _) is { IsFailure: true } refusal)
        {
            Told.Add(refusal);
            _ = call.Drop();
        }
        else if (state == LineCallState.Idle)
        {
            Told.Add(call.Status);
        }
    }
}
