using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DteEngineCallTests
{
    [Theory]
    [InlineData("ATDT5551234,9\r\r\nCONNECT 57600/ARQ/V90\r\n", 57600L)]
    [InlineData("\r\nRINGING\r\n\r\nCARRIER 33600\r\n\r\nPROTOCOL: LAPM\r\n\r\nCONNECT 115200\r\n", 115200L)]
    [InlineData("\r\nCONNECT\r\n", null)]
    [InlineData("1\r", null)]
    [InlineData("18\r", 57600L)]
    [InlineData("CONNECT 9600\n", 9600L)]
    public void Dial_Connect_LeavesExactlyTheDataThatFollows(string answer, long? speed)
    {
        byte[] data = [0x7E, 0xFF, 0x7D, 0x23, (byte)'\r', (byte)'\n', 0x7E];
        Splits.ForEach([.. Encoding.Latin1.GetBytes(answer), .. data], chunks =>
        {
            DteBench bench = new DteBench().MakeReady();
            Assert.True(bench.Engine.Dial("5551234,9", bench.Now));
            bench.Wait(0.1);
            Assert.Equal("ATDT5551234,9\r", bench.TakeSent());
            List<byte> left = [];
            foreach (byte[] chunk in chunks)
            {
                left.AddRange(chunk[^bench.Receive(chunk)..]);
            }

            DteEvent connected = Assert.Single(bench.Events);
            Assert.Equal((DteEventKind.Connected, speed), (connected.Kind, connected.SpeedBps));
            Assert.Equal(data, left);
        });
    }

    [Fact]
    public void Connect_WithoutLineFeed_DataBeginsAtTheNextOtherByteOrSoon()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("1", bench.Now));
        Assert.Equal(2, bench.Receive("\r\nCONNECT\r~x"));
        Assert.Equal(DteState.Online, bench.Engine.State);

        bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("1", bench.Now));
        Assert.Equal(0, bench.Receive("\r\nCONNECT\r"));
        bench.Wait(0.1);
        Assert.Equal(DteState.Online, bench.Engine.State);
    }

    [Theory]
    [InlineData("\r\nBUSY\r\n", AtResultCode.Busy)]
    [InlineData("\r\nNO CARRIER\r\n", AtResultCode.NoCarrier)]
    [InlineData("\r\nNO ANSWER\r\n", AtResultCode.NoAnswer)]
    [InlineData("\r\nNO DIALTONE\r\n", AtResultCode.NoDialtone)]
    [InlineData("\r\nNO DIAL TONE\r\n", AtResultCode.NoDialtone)]
    [InlineData("\r\nDELAYED\r\n", AtResultCode.Delayed)]
    [InlineData("\r\nBLACKLISTED\r\n", AtResultCode.Blacklisted)]
    [InlineData("\r\nERROR\r\n", AtResultCode.Error)]
    [InlineData("ATDT77\r7\r", AtResultCode.Busy)]
    [InlineData("3\r", AtResultCode.NoCarrier)]
    [InlineData("\r\nRING\r\n\r\nNO CARRIER\r\n\r\nOK\r\n", AtResultCode.NoCarrier)]
    public void Dial_CallFailure_IsToldOnceAndTheNextCallMayFollow(string answer, AtResultCode code) =>
        Splits.ForEach(Encoding.Latin1.GetBytes(answer), chunks =>
        {
            DteBench bench = new DteBench().MakeReady();
            bench.Do(e => e.Dial("77", bench.Now));
            foreach (byte[] chunk in chunks)
            {
                bench.Receive(chunk);
            }

            Assert.Equal(new DteEvent(DteEventKind.Failed, code), Assert.Single(bench.Events));
            bench.TakeSent();
            Assert.True(bench.Engine.Dial("88", bench.Now));
            bench.Receive("\r\nNO CARRIER\r\n"); // late: of the old call
            bench.Wait(0.3);
            Assert.Equal("ATDT88\r", bench.TakeSent());
            bench.Receive("\r\nCONNECT\r\n");
            Assert.Equal(DteEventKind.Connected, bench.Last.Kind);
        });

    [Theory]
    [InlineData("123", "ATDT123\r", 65)]
    [InlineData("P0,,12", "ATDP0,,12\r", 69)]
    [InlineData("t9W12@", "ATDt9W12@\r", 165)]
    [InlineData("127.0.0.1:5000", "ATDT127.0.0.1:5000\r", 65)]
    [Trait("Spec", "V.250 6.3.1")]
    public void DialString_WithPauses_ExtendsTheTimeAndAborts(string number, string sent, int seconds)
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial(number, bench.Now));
        Assert.Equal(sent, bench.TakeSent());
        bench.Wait(seconds - 0.01);
        Assert.Equal("", bench.TakeSent());
        bench.Wait(0.01);
        Assert.Equal("\r", bench.TakeSent());
        bench.Receive("\r\nNO CARRIER\r\n");
        Assert.Equal(new DteEvent(DteEventKind.Failed, AtResultCode.CallTimeout), Assert.Single(bench.Events));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12\r3")]
    [InlineData("12;")]
    [InlineData("12\u00e9")]
    public void Dial_StringThatCouldExtendTheCommand_IsMisuse(string number) =>
        Assert.Throws<ArgumentException>(() => new DteBench().MakeReady().Engine.Dial(number, default));

    [Fact]
    public void Ring_WithCallerId_CountsAndEndsBySilence()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Receive("\r\nRING\r\n");
        bench.Wait(1);
        bench.Receive("\r\nDATE = 1121\r\n\r\nNMBR = 5551234\r\n");
        bench.Wait(5);
        bench.Receive("\r\nRING\r\n");
        bench.Wait(7.9);
        Assert.Equal(
            [new(DteEventKind.Ringing, AtResultCode.Ring, 1), new(DteEventKind.Ringing, AtResultCode.Ring, 2, Text: "5551234")],
            bench.Events);
        bench.Wait(0.1);
        Assert.Equal(new DteEvent(DteEventKind.RingEnded, AtResultCode.NoAnswer, 2), bench.Last);
        Assert.Equal(DteState.Ready, bench.Engine.State);
    }

    [Fact]
    public void Answer_WhileRinging_Connects()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Receive("2\r");
        bench.Do(e => e.Answer(bench.Now));
        bench.Wait(0.1);
        Assert.Equal("ATA\r", bench.TakeSent());
        bench.Receive("ATA\r\r\nCONNECT 14400\r\n");
        Assert.Equal(new DteEvent(DteEventKind.Connected, AtResultCode.Connect, SpeedBps: 14400, Text: "CONNECT 14400"), bench.Last);
    }

    [Fact]
    public void Ring_Refused_IsToldNoMoreUntilItStops()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Receive("\r\nRING\r\n");
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.Wait(6);
        bench.Receive("\r\nRING\r\n");
        Assert.Equal([DteEventKind.Ringing, DteEventKind.HungUp], bench.Events.Select(e => e.Kind));
        bench.Wait(8);
        bench.Receive("\r\nRING\r\n");
        Assert.Equal(new DteEvent(DteEventKind.Ringing, AtResultCode.Ring, 1), bench.Last);
    }

    [Fact]
    public void EscapeAndResume_KeepTheGuardTimes()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.Escape(bench.Now));
        bench.Wait(1.09);
        Assert.Equal("", bench.TakeSent());
        Assert.Equal(4, bench.Receive("data"));
        bench.Wait(0.01);
        Assert.Equal("+++", bench.TakeSent());
        bench.Receive("~\u00ff}#late data~\r\nOK\r\n");
        Assert.Equal(DteEventKind.Escaped, bench.Last.Kind);
        bench.Do(e => e.Resume(bench.Now));
        bench.Wait(0.1);
        Assert.Equal("ATO\r", bench.TakeSent());
        Assert.Equal(2, bench.Receive("\r\nCONNECT 33600\r\n~~"));
        Assert.Equal(DteEventKind.Connected, bench.Last.Kind);
    }

    [Fact]
    public void Escape_NotHeeded_IsOnlineAgain()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.Escape(bench.Now));
        bench.Wait(10);
        Assert.Equal(new DteEvent(DteEventKind.Failed, AtResultCode.NoResponse), Assert.Single(bench.Events));
        Assert.Equal(DteState.Online, bench.Engine.State);
    }

    [Theory]
    [InlineData("\r\nOK\r\n")]
    [InlineData("\r\nNO CARRIER\r\n\r\nOK\r\n")]
    [InlineData("0\r")]
    public void HangUp_ByCommand_EscapesAndSendsAth(string answer)
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.Wait(1.1);
        Assert.Equal("+++", bench.TakeSent());
        bench.Wait(1.2);
        bench.Receive("\r\nOK\r\n");
        bench.Wait(0.1);
        Assert.Equal("ATH\r", bench.TakeSent());
        bench.Receive(answer);
        Assert.Equal(new DteEvent(DteEventKind.HungUp, AtResultCode.LocalHangUp), Assert.Single(bench.Events));
        bench.Wait(1);
        Assert.Equal(DteState.Ready, bench.Engine.State);
    }

    [Fact]
    public void HangUp_JustAfterTheModemLostTheCarrier_EndsWithoutEscaping()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.ObserveData("\r\nNO CARRIER\r\n"u8, bench.Now));
        bench.Wait(0.5);
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.Wait(0.6);
        Assert.Equal(new DteEvent(DteEventKind.HungUp, AtResultCode.LocalHangUp), Assert.Single(bench.Events));
        Assert.Equal("", bench.TakeSent());
    }

    [Fact]
    public void HangUp_SilentModem_EndsAndAsksForInitialisation()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.Wait(30);
        Assert.Equal("+++ATH\r", bench.TakeSent());
        Assert.Equal(new DteEvent(DteEventKind.HungUp, AtResultCode.NoResponse), Assert.Single(bench.Events));
        Assert.Equal(DteState.Idle, bench.Engine.State);
    }

    [Fact]
    [Trait("Spec", "V.250 6.2.9")]
    public void HangUp_ByDtr_DropsAndRaisesIt()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HandleLines(true, false, true, bench.Now));
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Dtr));
        Assert.Equal([false], bench.Dtr);
        bench.Wait(0.2);
        bench.Do(e => e.HandleLines(false, false, true, bench.Now));
        bench.Receive("\r\nNO CARRIER\r\n");
        bench.Wait(0.5);
        Assert.Equal([false, true], bench.Dtr);
        Assert.Equal(new DteEvent(DteEventKind.HungUp, AtResultCode.LocalHangUp), Assert.Single(bench.Events));
        Assert.Equal("", bench.TakeSent());
    }

    [Fact]
    public void HangUp_ByDtrThatTheModemIgnores_FallsBackToTheCommand()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HandleLines(true, false, true, bench.Now));
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Dtr));
        bench.Wait(0.7 + 1.1);
        Assert.Equal("+++", bench.TakeSent());
        bench.Receive("\r\nOK\r\n");
        bench.Wait(0.1);
        Assert.Equal("ATH\r", bench.TakeSent());
        bench.Do(e => e.HandleLines(false, false, true, bench.Now));
        bench.Receive("\r\nOK\r\n");
        Assert.Equal(DteEventKind.HungUp, Assert.Single(bench.Events).Kind);
    }

    [Fact]
    public void HangUp_WhileDialing_SendsOneCharacter()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("1", bench.Now));
        bench.TakeSent();
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        Assert.Equal("\r", bench.TakeSent());
        bench.Receive("\r\nNO CARRIER\r\n");
        Assert.Equal(new DteEvent(DteEventKind.HungUp, AtResultCode.LocalHangUp), Assert.Single(bench.Events));
    }

    [Fact]
    public void Abort_CrossedByConnect_HangsUpTheCall()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("1", bench.Now));
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.TakeSent();
        bench.Receive("\r\nCONNECT\r\n");
        bench.Wait(1.1);
        bench.Receive("\r\nOK\r\n");
        bench.Wait(0.1);
        bench.Receive("\r\nOK\r\n");
        Assert.Equal("+++ATH\r", bench.TakeSent());
        Assert.Equal(DteEventKind.HungUp, Assert.Single(bench.Events).Kind);
    }

    [Fact]
    public void Dcd_FallsOnline_IsCarrierLost()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HandleLines(true, false, true, bench.Now));
        bench.Do(e => e.HandleLines(false, false, true, bench.Now));
        Assert.Equal(new DteEvent(DteEventKind.CarrierLost, AtResultCode.CarrierLost), Assert.Single(bench.Events));
        bench.Receive("\r\nNO CARRIER\r\n");
        bench.Wait(1);
        Assert.Equal(DteState.Ready, bench.Engine.State);
        Assert.Single(bench.Events);
    }

    [Fact]
    public void DialString_InEvents_NeverAppears()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("555,,4711", bench.Now));
        bench.Receive("ATDT555,,4711\r\r\nERROR\r\n");
        Assert.DoesNotContain("4711", string.Concat(bench.Events));
    }

    [Fact]
    public void HangUp_BetweenConnectAndItsLineFeed_HangsUpTheCall()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.Dial("1", bench.Now));
        bench.Receive("\r\nCONNECT 9600\r");
        bench.Do(e => e.HangUp(bench.Now, DteHangUpMethod.Command));
        bench.Receive("\n");
        Assert.Equal(DteState.HangUpGuard, bench.Engine.State);
        bench.Wait(30);
        Assert.Equal(DteEventKind.HungUp, Assert.Single(bench.Events).Kind);
    }
}
