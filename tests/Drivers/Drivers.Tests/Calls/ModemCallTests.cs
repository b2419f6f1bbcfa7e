using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Whole calls through modems and an exchange.</summary>
public sealed class ModemCallTests
{
    [Theory]
    [InlineData(1, LoopWiring.Dce)]
    [InlineData(2, LoopWiring.None)] // no lines: hung up by +++ and ATH, the end told by NO CARRIER
    [InlineData(3, LoopWiring.Dce)]
    public void Call_DialPingHangUp_GivesEverythingBack(int seed, LoopWiring wiring)
    {
        ModemLine line = new((ulong)seed, wiring);
        line.BringUp();

        Assert.Equal(33600u / 8, line.A.Call!.TransmitBytesPerSecond);
        PingResult? ping = null;
        Assert.True(line.A.Ip.TryPing(
            new PingOptions(DirectLine.Address("10.0.0.1"), 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), r => ping = r));
        Assert.True(line.Loop.RunUntil(() => ping is not null, ModemLine.Limit));
        Assert.Equal(3, ping!.Value.Received);

        line.A.Session!.Close();
        line.AwaitIdle();
        Assert.Equal(LineDisconnectMode.Normal, line.A.Call.DisconnectMode);
        Assert.Equal(LineDisconnectMode.Normal, line.B.Call!.DisconnectMode);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(SubscriberBehaviour.Busy, LineDisconnectMode.Busy)]
    [InlineData(SubscriberBehaviour.NoAnswer, LineDisconnectMode.NoAnswer)]
    public void Dial_FarEndDoesNotTakeIt_FailsWithTheReason(SubscriberBehaviour behaviour, LineDisconnectMode mode)
    {
        ModemLine line = new(called: new SubscriberOptions { Behaviour = behaviour, RingTimeout = TimeSpan.FromSeconds(20) });
        line.A.Dial(ModemBank.NumberOf(1));
        line.AwaitIdle();
        Assert.Equal(mode, line.A.Call!.DisconnectMode);
        line.HaltAndCheck();
    }

    [Fact]
    public void Dial_NoDialTone_FailsAsUnavailable()
    {
        ModemLine line = new(caller: new SubscriberOptions { Behaviour = SubscriberBehaviour.NoDialTone });
        line.A.Dial(ModemBank.NumberOf(1));
        line.AwaitIdle();
        Assert.Equal(NdisStatus.TapiDisconnectModeUnavail, line.A.Call!.Status);
        Assert.Equal(LineDisconnectMode.NoDialtone, line.A.Call.DisconnectMode); // from the diagnostics
        Assert.Equal(Transport.Protocols.V250.AtResultCode.NoDialtone, line.A.Modem.LastFailure!.Value.Code);
        line.HaltAndCheck();
    }

    [Fact]
    public void Dial_UnknownNumber_IsUnreachable()
    {
        ModemLine line = new();
        line.A.Dial("999");
        line.AwaitIdle();
        Assert.Equal(LineDisconnectMode.Unreachable, line.A.Call!.DisconnectMode);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(LoopWiring.Dce)]
    [InlineData(LoopWiring.None)]
    public void Carrier_Lost_EndsBothCalls(LoopWiring wiring)
    {
        ModemLine line = new(wiring: wiring);
        line.BringUp();
        Assert.True(line.Bank.Exchange.DropCarrier(ModemBank.NumberOf(1)));
        line.AwaitIdle();
        Assert.Equal(PppCloseCause.LowerDown, line.A.Down);
        Assert.Equal(PppCloseCause.LowerDown, line.B.Down);
        Assert.Equal("the far end hung up, or the carrier was lost", line.A.Modem.LastFailure?.Text);
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R043")]
    public void Session_ClosedUnderAnAnsweredCall_BreaksNoRule()
    {
        ModemLine line = new();
        line.BringUp();
        bool closed = false;
        line.B.Proxy.CloseSession(() => line.B.Adapter.UnbindProtocols(() => closed = true));
        Assert.True(line.Loop.RunUntil(() => closed, ModemLine.Limit), line.Describe());
        line.HaltAndCheck();
    }

    [Fact]
    public void Offer_Rejected_KeepsRingingForTheCaller()
    {
        ModemLine line = new(called: new SubscriberOptions { RingTimeout = TimeSpan.FromSeconds(20) });
        line.B.Listen(call => call.Drop());
        line.A.Dial(ModemBank.NumberOf(1));
        line.AwaitIdle();
        Assert.Equal(LineDisconnectMode.NoAnswer, line.A.Call!.DisconnectMode);
        line.HaltAndCheck();
    }

    [Fact]
    public void Caller_GivesUp_WithdrawsTheOffer()
    {
        ModemLine line = new();
        line.B.Listen(_ => { });
        line.A.Dial(ModemBank.NumberOf(1));
        Assert.True(line.Loop.RunUntil(() => line.B.Call?.State == LineCallState.Offering, ModemLine.Limit), line.Describe());
        _ = line.A.Call!.Drop();
        line.AwaitIdle();
        Assert.Equal(LineDisconnectMode.Cancelled, line.A.Call.DisconnectMode);
        line.HaltAndCheck();
    }

    [Fact]
    public void SecondCall_AfterTheFirst_ComesUpAgain()
    {
        ModemLine line = new();
        line.BringUp();
        line.B.Session!.Close();
        line.AwaitIdle();
        line.A.Dial(ModemBank.NumberOf(1));
        Assert.True(line.Loop.RunUntil(() => line.A.Session!.Addresses is not null && line.B.Session!.Addresses is not null, ModemLine.Limit), line.Describe());
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Trouble_AtManyMoments_GivesEverythingBack(int kind)
    {
        for (int at = 0; at < 400; at += 23)
        {
            ModemLine line = new((ulong)at + 1);
            line.B.Listen();
            line.A.Dial(ModemBank.NumberOf(1));
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, TimeSpan.FromSeconds(30));
            Action trouble = kind switch
            {
                0 => () => line.A.Call!.Drop(),
                1 => line.LinkA.Close,
                _ => () => line.Bank.Exchange.DropCarrier(ModemBank.NumberOf(0)),
            };
            trouble();
            line.Loop.Advance(TimeSpan.FromSeconds(30));
            line.HaltAndCheck();
        }
    }
}
