using System.Text;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

/// <summary>Both engines against each other: whole calls on a virtual clock.</summary>
public class ModemPairTests
{
    public static TheoryData<string, bool> Manners => new()
    {
        { "ATE1V1", true }, { "ATE0V1", true }, { "ATE1V0", true }, { "ATE0V0", true }, { "ATE0V1", false }, { "ATE1V0", false },
    };

    [Theory]
    [MemberData(nameof(Manners))]
    public void Call_InEveryManner_ConnectsResumesAndHangsUp(string manner, bool hasLines)
    {
        ModemPair pair = new ModemPair(new DteOptions { Initialization = [manner, "ATX4&C1&D2"] }, hasLines).MakeReady();
        pair.Do(e => e.Dial("555,1234", pair.Now));
        pair.Wait(2);
        Assert.Equal("5551234", pair.DceEvents.Single().Number);
        pair.Exchange(e => e.Connect(57600, pair.Now));
        Assert.Equal(57600, pair.DteEvents.Single().SpeedBps);

        pair.ToDce(Encoding.ASCII.GetBytes("hello"));
        Assert.Equal("hello", pair.LineData.ToString());
        pair.Wait(0.1);
        pair.Do(e => e.Escape(pair.Now));
        pair.Wait(3);
        pair.Do(e => e.Resume(pair.Now));
        pair.Wait(1);
        pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Command));
        pair.Wait(5);
        Assert.Equal([DteEventKind.Connected, DteEventKind.Escaped, DteEventKind.Connected, DteEventKind.HungUp], pair.Kinds);
        Assert.Equal(
            [DceEventKind.Dial, DceEventKind.Online, DceEventKind.Escaped, DceEventKind.Online, DceEventKind.Escaped, DceEventKind.HangUp],
            pair.DceEvents.Select(e => e.Kind));
        Assert.Equal((DteState.Ready, DceState.Command), (pair.Dte.State, pair.Dce.State));
    }

    [Theory]
    [InlineData(AtResultCode.Busy)]
    [InlineData(AtResultCode.NoAnswer)]
    [InlineData(AtResultCode.NoCarrier)]
    [InlineData(AtResultCode.NoDialtone)]
    [InlineData(AtResultCode.Delayed)]
    [InlineData(AtResultCode.Blacklisted)]
    public void Dial_Fails_WithTheExchangesReason(AtResultCode reason)
    {
        foreach (string manner in (string[])["ATE1V1", "ATE0V0"])
        {
            ModemPair pair = new ModemPair(new DteOptions { Initialization = [manner] }).MakeReady();
            pair.Do(e => e.Dial("1", pair.Now));
            pair.Wait(3);
            pair.Exchange(e => e.Disconnect(reason, pair.Now));
            Assert.Equal(new DteEvent(DteEventKind.Failed, reason), Assert.Single(pair.DteEvents));
            pair.Wait(1);
            Assert.Equal(DteState.Ready, pair.Dte.State);
        }
    }

    [Fact]
    public void Dial_NoOneAnswersEver_EndsByS7()
    {
        ModemPair pair = new ModemPair().MakeReady();
        pair.Do(e => e.Dial("1", pair.Now));
        pair.Wait(49.9);
        Assert.Empty(pair.DteEvents);
        pair.Wait(0.2);
        Assert.Equal(new DteEvent(DteEventKind.Failed, AtResultCode.NoCarrier), Assert.Single(pair.DteEvents));
    }

    [Fact]
    public void IncomingCall_Rings_IsAnswered()
    {
        ModemPair pair = new ModemPair().MakeReady();
        pair.Exchange(e => e.Ring(true, pair.Now));
        pair.Wait(2);
        pair.Exchange(e => e.Ring(false, pair.Now));
        pair.Do(e => e.Answer(pair.Now));
        pair.Wait(1);
        Assert.Equal(DceEventKind.Answer, Assert.Single(pair.DceEvents).Kind);
        pair.Exchange(e => e.Connect(null, pair.Now));
        Assert.Equal([DteEventKind.Ringing, DteEventKind.Connected], pair.Kinds);
    }

    [Fact]
    public void IncomingCall_AutoAnswered_Connects()
    {
        ModemPair pair = new ModemPair(new DteOptions { Initialization = ["ATS0=1"] }).MakeReady();
        pair.Exchange(e => e.Ring(true, pair.Now));
        pair.Exchange(e => e.Connect(9600, pair.Now));
        Assert.Equal([DteEventKind.Ringing, DteEventKind.Connected], pair.Kinds);
    }

    [Fact]
    public void HangUp_ByDtr_TakesTheModemOnHook()
    {
        ModemPair pair = new ModemPair().MakeOnline();
        pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Dtr));
        pair.Wait(1);
        Assert.Equal(DteEventKind.HungUp, Assert.Single(pair.DteEvents).Kind);
        Assert.Equal(DceEventKind.HangUp, Assert.Single(pair.DceEvents).Kind);
        Assert.Equal((DteState.Ready, DceState.Command), (pair.Dte.State, pair.Dce.State));
    }

    [Fact]
    public void HangUp_ByDtrAgainstAmpersandD0_FallsBackToTheEscape()
    {
        ModemPair pair = new ModemPair(new DteOptions { Initialization = ["AT&D0&C1"] }).MakeOnline();
        pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Dtr));
        pair.Wait(6);
        Assert.Equal(DteEventKind.HungUp, Assert.Single(pair.DteEvents).Kind);
        Assert.Equal(DceState.Command, pair.Dce.State);
    }

    [Fact]
    public void HangUp_WhileDialing_AbortsTheCall()
    {
        ModemPair pair = new ModemPair().MakeReady();
        pair.Do(e => e.Dial("1", pair.Now));
        pair.Wait(1);
        pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Command));
        Assert.Equal(DteEventKind.HungUp, Assert.Single(pair.DteEvents).Kind);
        Assert.Equal([DceEventKind.Dial, DceEventKind.HangUp], pair.DceEvents.Select(e => e.Kind));
    }

    [Fact]
    public void HangUp_AtOnceAfterDial_EndsTheCallToo()
    {
        ModemPair pair = new ModemPair().MakeReady();
        pair.Do(e => e.Dial("1", pair.Now));
        pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Command)); // too early for the modem to heed the character
        pair.Wait(10);
        Assert.Equal(DteEventKind.HungUp, Assert.Single(pair.DteEvents).Kind);
        Assert.Equal((DteState.Ready, DceState.Command), (pair.Dte.State, pair.Dce.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Carrier_Lost_IsToldOnceWithAndWithoutDcd(bool hasLines)
    {
        ModemPair pair = new ModemPair(hasLines: hasLines).MakeOnline();
        pair.Exchange(e => e.Disconnect(AtResultCode.NoCarrier, pair.Now));
        pair.Wait(2);
        Assert.Equal(DteEventKind.CarrierLost, Assert.Single(pair.DteEvents).Kind);
        Assert.Equal((DteState.Ready, DceState.Command), (pair.Dte.State, pair.Dce.State));
    }

    [Fact]
    public void Modem_GoesSilentOrMad_EveryPhaseEnds()
    {
        Func<byte[], byte[]>[] cables = [_ => [], bytes => [.. bytes.Select(b => (byte)(b * 7 ^ 0x95))]];
        foreach (Func<byte[], byte[]> cable in cables)
        {
            ModemPair pair = new() { Cable = cable };
            pair.Do(e => e.Initialize(pair.Now));
            pair.Wait(20);
            Assert.Equal((DteEventKind.Failed, DteState.Idle), (pair.DteEvents.Single().Kind, pair.Dte.State));

            pair = new ModemPair(hasLines: false).MakeReady();
            pair.Cable = cable;
            pair.Do(e => e.Dial("1", pair.Now));
            pair.Wait(200);
            Assert.Equal((DteEventKind.Failed, AtResultCode.CallTimeout), (pair.DteEvents.Single().Kind, pair.DteEvents.Single().Result));

            pair = new ModemPair(hasLines: false).MakeOnline();
            pair.Cable = cable;
            pair.Do(e => e.HangUp(pair.Now, DteHangUpMethod.Command));
            pair.Wait(200);
            Assert.Equal((DteEventKind.HungUp, DteState.Idle), (pair.DteEvents.Single().Kind, pair.Dte.State));
        }
    }
}
