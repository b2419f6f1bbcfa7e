using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Simulators.Tests;

public class ModemCallTests
{
    [Theory]
    [InlineData(LoopWiring.Dce)]
    [InlineData(LoopWiring.NullModem)]
    [InlineData(LoopWiring.None)]
    public void Dial_AnsweredByAta_ConnectsAndCarriesBothWaysInOrder(LoopWiring wiring) => Bench.Run(
        bench =>
        {
            bench.Connect();
            Assert.Equal(33600, bench.A.Last.Event.SpeedBps);
            byte[] toB = Bench.Pattern(5000, 1);
            byte[] toA = Bench.Pattern(3000, 2);
            bench.A.Send(toB);
            bench.B.Send(toA);
            bench.Wait(5);
            Assert.Equal(toB, bench.B.Received);
            Assert.Equal(toA, bench.A.Received);
            Assert.Equal(5000, bench.Bank.Modems[0].Counters.BytesToLine);
            Assert.Equal(5000, bench.Bank.Modems[1].Counters.BytesToDte);
            bench.A.Do((e, now) => e.HangUp(now, DteHangUpMethod.Command));
            bench.AssertIdle();
            Assert.Equal([DteEventKind.Connected, DteEventKind.HungUp], bench.A.Kinds);
            Assert.Contains(DteEventKind.CarrierLost, bench.B.Kinds);
        },
        wiring: wiring);

    [Theory]
    [InlineData(300)]
    [InlineData(33_600)]
    [InlineData(56_000)]
    [InlineData(115_200)]
    public void Data_AtTheLineRate_TakesExactlyItsTime(long rate) => Bench.Run(
        bench =>
        {
            bench.Connect();
            TimeSpan begin = bench.Loop.Now;
            byte[] data = Bench.Pattern((int)rate / 8);
            bench.A.Send(data);
            bench.B.Send(data);
            Assert.True(bench.WaitFor(() => bench.B.ReceivedCount == data.Length && bench.A.ReceivedCount == data.Length));
            bench.Wait(1);
            TimeSpan end = begin + TimeSpan.FromTicks((long)Math.Ceiling((decimal)data.Length * 8 * TimeSpan.TicksPerSecond / rate));
            Assert.Equal(end, bench.B.LastReceivedAt);
            Assert.Equal(end, bench.A.LastReceivedAt);
            Assert.Equal(data, bench.B.Received);
        },
        new SubscriberOptions { LineRateBps = rate },
        seeds: 4);

    [Fact]
    public void CommandsTyped_OnThreeWires_ReadAsAModem() => Bench.Run(
        bench =>
        {
            bench.A.Dial("T 555-0002");
            Assert.True(bench.WaitFor(() => bench.B.Kinds.Contains(DteEventKind.Ringing)));
            bench.B.Do((e, now) => e.Answer(now));
            bench.Wait(1);
            Assert.Equal("\r\nCONNECT 33600\r\n", bench.A.Transcript.ToString());
            Assert.Equal("\r\nRING\r\n\r\nCONNECT 33600\r\n", bench.B.Transcript.ToString());
        },
        wiring: LoopWiring.None);

    [Fact]
    public void Ring_UntilTheCallerGivesUp_KeepsTheCadenceExactly() => Bench.Run(bench =>
    {
        TimeSpan begin = bench.Loop.Now + bench.Exchange.Options.SetupDelay;
        bench.A.Dial(bench.Number(1));
        bench.Wait(15);
        TimeSpan[] expected = [.. new[] { 0, 2, 6, 8, 12, 14 }.Select(s => begin + TimeSpan.FromSeconds(s))];
        Assert.Equal(expected, bench.B.Bell.Select(b => b.At));
        Assert.Equal([true, false, true, false, true, false], bench.B.Bell.Select(b => b.On));
        Assert.Equal(3, bench.B.Kinds.Count(k => k == DteEventKind.Ringing));

        bench.A.Do((e, now) => e.HangUp(now, DteHangUpMethod.Command));
        bench.AssertIdle();
        Assert.Equal(DteEventKind.RingEnded, bench.B.Kinds[^1]);
        Assert.Equal(6, bench.B.Bell.Count);
        Assert.Equal([DteEventKind.HungUp], bench.A.Kinds);
    });

    [Theory]
    [InlineData("ATS0=1", 0)]
    [InlineData("ATS0=3", 12)]
    public void Ring_WithS0_IsAnsweredAtThatRing(string command, double afterRinging) => Bench.Run(bench =>
    {
        bench.B.Do((e, now) => e.SendCommand(command, now));
        bench.Wait(1);
        TimeSpan begin = bench.Loop.Now;
        bench.A.Dial(bench.Number(1));
        Assert.True(bench.WaitFor(() => bench.A.Engine.State is DteState.Online && bench.B.Engine.State is DteState.Online));
        Assert.Equal(begin + TimeSpan.FromSeconds(afterRinging + 0.2 + 0.3), bench.A.Last.At);
    });

    [Theory]
    [InlineData(SubscriberBehaviour.Busy, AtResultCode.Busy)]
    [InlineData(SubscriberBehaviour.NoAnswer, AtResultCode.NoAnswer)]
    [InlineData(SubscriberBehaviour.NoDialTone, AtResultCode.NoCarrier)]
    [InlineData(null, AtResultCode.NoCarrier)]
    public void Dial_ToALineThatDoesNotAnswer_FailsWithItsResult(SubscriberBehaviour? behaviour, AtResultCode result) =>
        Bench.Run(bench =>
        {
            if (behaviour is { } known)
            {
                bench.Exchange.AddSubscriber(
                    "5559999", new SubscriberOptions { Behaviour = known, RingTimeout = TimeSpan.FromSeconds(30) });
            }

            bench.A.Dial("5559999");
            bench.Wait(40);
            Assert.Equal([DteEventKind.Failed], bench.A.Kinds);
            Assert.Equal(result, bench.A.Last.Event.Result);
            bench.AssertIdle();
        });

    [Fact]
    public void Dial_WithoutDialTone_FailsSo() => Bench.Run(bench =>
    {
        bench.Line(0).Options = new SubscriberOptions { Behaviour = SubscriberBehaviour.NoDialTone };
        bench.A.Dial(bench.Number(1));
        bench.AssertIdle();
        Assert.Equal(AtResultCode.NoDialtone, bench.A.Last.Event.Result);
        Assert.Empty(bench.B.Events);
    });

    [Fact]
    public void Dial_RingsForEver_EndsByTheCallersS7() => Bench.Run(bench =>
    {
        TimeSpan begin = bench.Loop.Now;
        bench.A.Dial(bench.Number(1));
        bench.Wait(60);
        Assert.Equal((begin + TimeSpan.FromSeconds(50), AtResultCode.NoCarrier), (bench.A.Last.At, bench.A.Last.Event.Result));
        bench.AssertIdle();
    });

    [Fact]
    public void Dial_ToALineInACall_IsBusy() => Bench.Run(bench =>
    {
        Dte third = bench.AddReady();
        bench.Connect();
        third.Dial(bench.Number(0));
        bench.Wait(2);
        Assert.Equal(AtResultCode.Busy, third.Last.Event.Result);
        Assert.Equal(DteState.Online, bench.A.Engine.State);
    });

    [Fact]
    public void Dial_ItsOwnNumber_IsBusy() => Bench.Run(bench =>
    {
        bench.A.Dial(bench.Number(0));
        bench.AssertIdle();
        Assert.Equal(AtResultCode.Busy, bench.A.Last.Event.Result);
    });

    [Fact]
    public void Dial_WithPauses_WaitsForThem() => Bench.Run(bench =>
    {
        TimeSpan begin = bench.Loop.Now;
        bench.A.Dial("0,,");
        bench.Wait(10);
        Assert.Equal(begin + TimeSpan.FromSeconds(4.5), bench.A.Last.At);
    });

    [Fact]
    public void Carrier_LostByTime_IsToldToBothAtThatTime() => Bench.Run(
        bench =>
        {
            bench.Connect();
            TimeSpan begin = bench.Loop.Now;
            bench.Wait(20);
            Assert.All([bench.A, bench.B], d => Assert.Equal(
                (begin + TimeSpan.FromSeconds(10), DteEventKind.CarrierLost), (d.Last.At, d.Last.Event.Kind)));
            bench.AssertIdle();
        },
        new SubscriberOptions { CarrierLossAfter = TimeSpan.FromSeconds(10) });

    [Theory]
    [InlineData(LoopWiring.Dce)]
    [InlineData(LoopWiring.NullModem)]
    [InlineData(LoopWiring.None)]
    public void Carrier_DroppedWithDataOnTheLine_EndsTheCallAndLeaksNothing(LoopWiring wiring) => Bench.Run(
        bench =>
        {
            bench.Connect();
            byte[] digits = new byte[20_000]; // what is left of it is typed at a modem: no A/ among it, which would redial
            digits.AsSpan().Fill((byte)'7');
            bench.A.Send(digits);
            bench.Wait(0.5);
            Assert.True(bench.Exchange.DropCarrier(bench.Number(1)));
            Assert.False(bench.Exchange.DropCarrier(bench.Number(1)));
            bench.Wait(5);
            Assert.EndsWith("\r\nNO CARRIER\r\n", bench.B.Transcript.ToString(), StringComparison.Ordinal);
            Assert.Contains(DteEventKind.CarrierLost, bench.B.Kinds);
            Assert.NotEqual(0, bench.Exchange.Counters.BytesLost);
        },
        wiring: wiring);

    [Fact]
    public void Escape_ThenReturn_KeepsTheCallAndItsData() => Bench.Run(bench =>
    {
        bench.Connect();
        bench.Wait(2);
        bench.A.Do((e, now) => Assert.True(e.Escape(now)));
        Assert.True(bench.WaitFor(() => bench.A.Engine.State is DteState.OnlineCommand));
        byte[] data = Bench.Pattern(1000);
        bench.B.Send(data);
        bench.Wait(5);
        Assert.Empty(bench.A.Received); // kept waiting
        bench.A.Do((e, now) => Assert.True(e.Resume(now)));
        bench.Wait(5);
        Assert.Equal(DteState.Online, bench.A.Engine.State);
        Assert.Equal(data, bench.A.Received);
        Assert.Equal("+++"u8.ToArray(), bench.B.Received);
    });

    [Theory]
    [InlineData(DteHangUpMethod.Command, false)]
    [InlineData(DteHangUpMethod.Command, true)]
    [InlineData(DteHangUpMethod.Dtr, false)]
    [InlineData(DteHangUpMethod.Dtr, true)]
    public void HangUp_ByEitherEnd_EndsBoth(DteHangUpMethod method, bool called) => Bench.Run(bench =>
    {
        bench.Connect();
        (Dte near, Dte far) = called ? (bench.B, bench.A) : (bench.A, bench.B);
        near.Do((e, now) => e.HangUp(now, method));
        bench.AssertIdle();
        Assert.Equal(DteEventKind.HungUp, near.Last.Event.Kind);
        Assert.Equal(DteEventKind.CarrierLost, far.Last.Event.Kind);
    });

    [Theory]
    [InlineData(DteHangUpMethod.Command)]
    [InlineData(DteHangUpMethod.Dtr)]
    public void HangUp_ByBothAtOnce_EndsBoth(DteHangUpMethod method) => Bench.Run(bench =>
    {
        bench.Connect();
        bench.A.Do((e, now) => e.HangUp(now, method));
        bench.B.Do((e, now) => e.HangUp(now, method));
        bench.AssertIdle();
        Assert.All(bench.Dtes, d => Assert.Equal(DteEventKind.HungUp, d.Last.Event.Kind));
        bench.Connect(); // and the line can be used again
    });

    [Fact]
    public void Dial_EachTheOtherAtOnce_IsBusyForBoth() => Bench.Run(bench =>
    {
        bench.A.Dial(bench.Number(1));
        bench.B.Dial(bench.Number(0));
        bench.AssertIdle();
        Assert.All(bench.Dtes, d => Assert.Equal(AtResultCode.Busy, d.Last.Event.Result));
    });

    [Fact]
    public void Dial_OnALineThatRings_HasNoDialTone() => Bench.Run(bench =>
    {
        bench.A.Dial(bench.Number(1));
        Assert.True(bench.WaitFor(() => bench.Line(1).State is CircuitState.Ringing));
        Assert.False(bench.Line(1).TryDial(bench.Number(0)));
        bench.A.Do((e, now) => e.HangUp(now, DteHangUpMethod.Dtr));
        bench.AssertIdle();
    });

    [Fact]
    public void Answer_WithNothingRinging_IsOffHookUntilS7() => Bench.Run(bench =>
    {
        bench.B.Do((e, now) => e.Answer(now));
        bench.Wait(1);
        bench.A.Dial(bench.Number(1));
        bench.Wait(1);
        Assert.Equal(AtResultCode.Busy, bench.A.Last.Event.Result);
        bench.Wait(50);
        Assert.Equal((DteEventKind.Failed, AtResultCode.NoCarrier), (bench.B.Last.Event.Kind, bench.B.Last.Event.Result));
        bench.AssertIdle();
    });
}
