using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Middleware;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Many calls on one line, services, bad wires, and an adapter that is paused, reset and halted in calls; the verifier
/// enforces on both ends.</summary>
public sealed class PppoeLineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void BadWire_LossDuplicationAndReordering_CarriesCallsAllTheSame(int seed)
    {
        LinkFaults faults = new() { Loss = 0.05, Duplication = 0.05, Reordering = 0.05, Seed = (ulong)seed };
        DiagnosticSlabPool pool = new(512, 2048);
        PppoeLine line = new((ulong)seed, new() { Wrap = (link, loop) => new FaultLink(link, loop, pool, faults) });
        line.B.Listen();
        for (int i = 0; i < 8; i++)
        {
            TapiCall call = line.A.Dial();
            line.Run(() => line.A.Up + line.A.Downs.Count > i && call.State != LineCallState.Proceeding);
            if (i % 2 == 1)
            {
                PppoeStation ender = i % 4 == 1 ? line.A : line.B;
                if (ender.Line.Calls.Count > 0)
                {
                    _ = ender.Line.Calls[^1].Drop();
                }
            }
        }

        Assert.True(line.A.Up >= 4, line.Describe());
        line.Loop.Advance(TimeSpan.FromSeconds(30));
        line.HaltAndCheck();
        pool.ThrowIfOutstanding();
    }

    [Fact]
    public void ManyCalls_BothWaysOnOneLine_AreBridgedEachToItsOwnLink()
    {
        PppoeMiniportOptions many = new() { MaxSessions = 64 };
        PppoeLine line = new(options: new() { A = many, B = many, Blocks = 2048, SendBuffers = 512 });
        line.A.Listen();
        line.B.Listen();
        for (int i = 0; i < 20; i++)
        {
            _ = line.A.Dial();
            _ = line.B.Dial();
        }

        line.Run(() => line.A.Miniport.SessionsOpen == 40 && line.B.Miniport.SessionsOpen == 40);
        line.Loop.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((40, 40), (line.A.Wan.Sessions.Count, line.B.Wan.Sessions.Count));
        Assert.Equal(40, line.A.Wan.Sessions.Select(s => s.VcId).Distinct().Count());

        foreach (TapiCall call in line.A.Line.Calls.Take(15).ToArray())
        {
            _ = call.Drop();
        }

        line.Run(() => line.A.Line.Calls.Count == 25 && line.B.Line.Calls.Count == 25);
        Assert.Equal((25, 25), (line.A.Miniport.SessionsOpen, line.B.Miniport.SessionsOpen));
        line.HaltAndCheck();
    }

    [Fact]
    public void Services_AreTheAddressesOfTheLine()
    {
        PppoeLine line = new(options: new() { B = new() { ConcentratorName = "bras", Services = ["inet", "voice"] } });
        Assert.Equal("inet voice", string.Join(' ', line.B.Line.Addresses.Select(a => a.Address.Text)));
        line.B.Listen();
        _ = line.A.Dial(@"bras\voice");
        line.Run(() => line.A.Up == 1 && line.B.Up == 1);
        Assert.Equal((1u, "voice", "bras"), (line.B.Call.AddressId, line.A.Changes[^1].Service, line.A.Changes[^1].ConcentratorName));

        _ = line.A.Dial("video");
        line.Run(() => line.A.Call.State == LineCallState.Idle);
        Assert.Equal(LineDisconnectMode.NoAnswer, line.A.Call.DisconnectMode); // RFC 2516 section 5.2: who cannot serve is silent
        line.HaltAndCheck();
    }

    [Fact]
    public void Line_ClosedToCalls_IsOfferedNoMoreWhileSessionsLiveOn()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        PppoeMiniport miniport = line.S.Miniport;
        PppoeVc vc = Assert.Single(miniport.Calls.ToArray());
        ICallManager<McmAf, McmSap, McmVc> callManager = miniport;
        Assert.Equal(NdisStatus.Success, callManager.DeregisterSap(vc.Sap));

        int offers = line.Tap.CountOf(PppoeCode.Pado);
        _ = line.Tap.Call(PppoeTapLine.Other);
        line.Settle();
        Assert.Equal((offers, 1), (line.Tap.CountOf(PppoeCode.Pado), miniport.SessionsOpen));
        line.HaltAndCheck();
    }

    [Fact]
    public void Offer_Rejected_TellsTheHostWhy()
    {
        PppoeLine line = new();
        line.B.Listen(static call => call.Drop());
        _ = line.A.Dial();
        line.Run(() => line.A.Call.State == LineCallState.Idle);
        Assert.Equal((LineDisconnectMode.Reject, PppoeFailureCode.Refused), (line.A.Call.DisconnectMode, line.A.Miniport.LastFailure!.Code));
        line.HaltAndCheck();
    }

    // RFC 4638 section 4: more than 1492 only where both ends said so, whatever their interfaces could carry.
    [Theory]
    [InlineData(1508, 1500)]
    [InlineData(1500, 1492)]
    [InlineData(1400, 1392)]
    public void Mtu_OfTheConcentratorsInterface_DecidesWhatTheSessionCarries(int mtu, int payload)
    {
        PppoeLine line = new(options: new() { Wrap = static (link, _) => new ChangingLink(link, 1508), WrapB = (link, _) => new ChangingLink(link, mtu) });
        line.BringUp();
        Assert.Equal((payload, payload), (line.A.Session.Mtu, line.B.Session.Mtu));
        Assert.Equal(3, line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1")).Received);
        line.HaltAndCheck();
    }

    [Fact]
    public void Vlan_OnBothEnds_CarriesTheCall()
    {
        PppoeMiniportOptions tagged = new() { Vlan = new(7) };
        PppoeLine line = new(options: new() { A = tagged, B = tagged });
        line.BringUp();
        Assert.Equal(3, line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1")).Received);
        line.HaltAndCheck();
    }

    [Fact]
    public void Vlan_OnOneEnd_IsNotHeard()
    {
        PppoeLine line = new(options: new() { A = new() { Vlan = new(7), MaxPadi = 1 } });
        line.B.Listen();
        _ = line.A.Dial();
        line.Run(() => line.A.Call.State == LineCallState.Idle);
        Assert.Equal((1, 0), ((int)line.B.Miniport.Statistics.WrongVlan, line.B.Miniport.SessionsOpen));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R271")]
    public void Adapter_PausedRestartedAndReset_KeepsItsCalls()
    {
        PppoeLine line = new();
        line.BringUp();
        bool paused = false;
        line.A.Adapter.Pause(_ => paused = true);
        line.Run(() => paused);
        bool restarted = false;
        line.A.Adapter.Restart(_ => restarted = true);
        line.Run(() => restarted);
        bool reset = false;
        line.A.Adapter.Reset(_ => reset = true);
        line.Run(() => reset);
        Assert.Equal(3, line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1")).Received);
        line.HaltAndCheck();
    }

    [Fact]
    public void Halt_WithCallsInEveryState_ClosesEverything()
    {
        for (int steps = 0; steps < 120; steps += 3)
        {
            PppoeLine line = new((ulong)steps + 1);
            line.B.Listen();
            _ = line.A.Dial();
            int step = 0;
            _ = line.Loop.RunUntil(() => ++step > steps, PppoeLine.Limit);
            if (steps % 2 == 0)
            {
                line.A.Halt();
            }
            else
            {
                line.B.Halt();
            }

            line.HaltAndCheck();
        }
    }

    [Fact]
    public void Drop_AtEveryStepFromEitherEnd_LeavesNothing()
    {
        for (int steps = 0; steps < 120; steps += 3)
        {
            PppoeLine line = new((ulong)steps + 1);
            line.B.Listen();
            _ = line.A.Dial();
            int step = 0;
            _ = line.Loop.RunUntil(() => ++step > steps, PppoeLine.Limit);
            PppoeStation ender = steps % 2 == 0 && line.B.Calls.Count > 0 ? line.B : line.A;
            _ = ender.Call.Drop();
            line.Run(() => line.A.Line.Calls.Count == 0 && line.B.Line.Calls.Count == 0);
            line.HaltAndCheck();
        }
    }
}
