using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DceEngineTests
{
    [Theory]
    [InlineData("AT\r", "AT\r\r\nOK\r\n")]
    [InlineData("at\r", "at\r\r\nOK\r\n")]
    [InlineData("xxAAT\r", "xxAAT\r\r\nOK\r\n")]
    [InlineData("ATE0\rAT\r", "ATE0\r\r\nOK\r\n\r\nOK\r\n")]
    [InlineData("ATE0V0\rAT\rATJ\r", "ATE0V0\r0\r0\r4\r")]
    [InlineData("ATE0Q1\rAT\rATQ0\r", "ATE0Q1\r\r\nOK\r\n")]
    [InlineData("ATE0 S7 = 30 S7?\r", "ATE0 S7 = 30 S7?\r\r\n030\r\n\r\nOK\r\n")]
    [InlineData("ATE0S12?V0S12?\r", "ATE0S12?V0S12?\r\r\n050\r\n050\r\n0\r")]
    [InlineData("ATE0\rATS9?\rA/a/", "ATE0\r\r\nOK\r\n\r\n006\r\n\r\nOK\r\n\r\n006\r\n\r\nOK\r\n\r\n006\r\n\r\nOK\r\n")]
    [InlineData("ATX9E1\r", "ATX9E1\r\r\nERROR\r\n")]
    [InlineData("ATX9\b4\r", "ATX9\b4\r\r\nOK\r\n")]
    [InlineData("ATE0\rAT+FOO=1\r", "ATE0\r\r\nOK\r\n\r\nERROR\r\n")]
    [InlineData("ATE0\rATX5\r", "ATE0\r\r\nOK\r\n\r\nERROR\r\n")]
    [InlineData("ATE0\rATS256=1\rATS3=128\rATS0=256\r", "ATE0\r\r\nOK\r\n\r\nERROR\r\n\r\nERROR\r\n\r\nERROR\r\n")]
    [InlineData("ATE0&C1&D2&F&W0M1L2\\N3%C1H\r", "ATE0&C1&D2&F&W0M1L2\\N3%C1H\r\r\nOK\r\n")]
    [InlineData("ATE0\rATO\r", "ATE0\r\r\nOK\r\n\r\nNO CARRIER\r\n")]
    [InlineData("\u00c1\u00d4E0\r\u00c1T\r", "\u00c1\u00d4E0\r\r\nOK\r\n\r\nOK\r\n")]
    [Trait("Spec", "V.250 5")]
    public void CommandLine_InEverySplit_IsAnswered(string typed, string answer) =>
        Splits.ForEach(Encoding.Latin1.GetBytes(typed), chunks =>
        {
            DceBench bench = new();
            foreach (byte[] chunk in chunks)
            {
                Assert.Equal(0, bench.Type(chunk));
            }

            Assert.Equal(answer, bench.TakeSent());
        });

    [Fact]
    public void CommandLine_TooLong_IsAnError()
    {
        DceBench bench = new();
        bench.Ask("ATE0");
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT" + new string('M', 255)));
        Assert.Equal("\r\nERROR\r\n", bench.Ask("AT" + new string('M', 256)));
        Assert.Equal("\r\nERROR\r\n", bench.Ask("AT" + new string('M', 100_000)));
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT"));
    }

    [Theory]
    [InlineData("ATDT555-1234", "5551234", 0)]
    [InlineData("atdp0w,,(12)b", "012B", 4)]
    [InlineData("ATX3D9,1@", "91", 2)]
    [InlineData("ATD127.0.0.1:5000", "127.0.0.1:5000", 0)]
    public void Dial_WithModifiers_TellsTheNumber(string line, string number, int pause)
    {
        DceBench bench = new();
        bench.Ask(line);
        Assert.Equal(new DceEvent(DceEventKind.Dial, number, TimeSpan.FromSeconds(pause)), Assert.Single(bench.Events));
        Assert.Equal(DceState.Dialing, bench.Engine.State);
    }

    [Theory]
    [InlineData("", AtResultCode.Busy, "\r\nBUSY\r\n")]
    [InlineData("X0", AtResultCode.Busy, "\r\nNO CARRIER\r\n")]
    [InlineData("X1", AtResultCode.NoDialtone, "\r\nNO CARRIER\r\n")]
    [InlineData("X2", AtResultCode.NoDialtone, "\r\nNO DIALTONE\r\n")]
    [InlineData("X3", AtResultCode.Busy, "\r\nBUSY\r\n")]
    [InlineData("V0", AtResultCode.Busy, "7\r")]
    [InlineData("V0", AtResultCode.NoAnswer, "8\r")]
    [InlineData("V0", AtResultCode.NoCarrier, "3\r")]
    [InlineData("Q1", AtResultCode.NoCarrier, "")]
    [Trait("Spec", "V.250 6.2.7")]
    public void CallFailure_ByLevel_IsShown(string settings, AtResultCode reason, string shown)
    {
        DceBench bench = new();
        bench.Ask("ATE0" + settings);
        bench.Ask("ATD1");
        bench.Do(e => e.Disconnect(reason, bench.Now));
        Assert.Equal(shown, bench.TakeSent());
        Assert.Equal(DceState.Command, bench.Engine.State);
    }

    [Theory]
    [InlineData("", 33600L, "\r\nCONNECT 33600\r\n")]
    [InlineData("X0", 33600L, "\r\nCONNECT\r\n")]
    [InlineData("V0", 57600L, "18\r")]
    [InlineData("V0", 33600L, "1\r")]
    [InlineData("V0X0", 57600L, "1\r")]
    public void Connect_ByLevel_IsShownAndRaisesDcd(string settings, long speed, string shown)
    {
        DceBench bench = new();
        bench.Ask("ATE0" + settings);
        bench.Ask("ATD1");
        Assert.False(bench.Engine.Dcd);
        bench.Do(e => e.Connect(speed, bench.Now));
        Assert.Equal(shown, bench.TakeSent());
        Assert.True(bench.Engine.Dcd);
        Assert.Equal(3, bench.Type("abc"));
    }

    [Fact]
    [Trait("Spec", "V.250 5.6.1")]
    public void Character_WhileDialing_AbortsAfterTheFirst125Milliseconds()
    {
        DceBench bench = new();
        bench.Ask("ATE0");
        bench.Type("ATD1\r\n");
        bench.Wait(0.124);
        bench.Type("x");
        Assert.Equal(DceState.Dialing, bench.Engine.State);
        bench.Wait(0.001);
        bench.Type("\r");
        Assert.Equal("\r\nNO CARRIER\r\n", bench.TakeSent());
        Assert.Equal([DceEventKind.Dial, DceEventKind.HangUp], bench.Events.Select(e => e.Kind));
    }

    [Fact]
    public void S7_WithoutCarrier_GivesUp()
    {
        DceBench bench = new();
        bench.Ask("ATE0S7=10");
        bench.Ask("ATD1,");
        bench.Wait(11.99);
        Assert.Equal("", bench.TakeSent());
        bench.Wait(0.01);
        Assert.Equal("\r\nNO CARRIER\r\n", bench.TakeSent());
        Assert.Equal(DceEventKind.HangUp, bench.Events[^1].Kind);
    }

    [Fact]
    public void Ring_Verbose_CountsInS1AndAnswersAtS0()
    {
        DceBench bench = new();
        bench.Ask("ATE0S0=2");
        bench.Do(e => e.Ring(true, bench.Now));
        Assert.True(bench.Engine.Ri);
        Assert.Equal("\r\nRING\r\n", bench.TakeSent());
        bench.Do(e => e.Ring(false, bench.Now));
        Assert.Equal("\r\n001\r\n\r\nOK\r\n", bench.Ask("ATS1?"));
        Assert.Empty(bench.Events);
        bench.Do(e => e.Ring(true, bench.Now));
        Assert.Equal(DceEventKind.Answer, Assert.Single(bench.Events).Kind);
        Assert.False(bench.Engine.Ri);
    }

    [Fact]
    public void Ring_InTheMiddleOfACommandLine_IsHeldBack()
    {
        DceBench bench = new();
        bench.Ask("ATE0");
        _ = bench.TakeSent();
        bench.Type("ATS1");
        bench.Do(e => e.Ring(true, bench.Now));
        Assert.Equal("", bench.TakeSent());
        Assert.Equal("\r\n001\r\n\r\nOK\r\n", bench.Ask("?"));
    }

    [Fact]
    public void Escape_WithGuardTimes_ReachesCommandStateAndReturns()
    {
        DceBench bench = new DceBench().MakeOnline();
        bench.Wait(1);
        Assert.Equal(3, bench.Type("+++"));
        bench.Wait(0.99);
        Assert.Equal(DceState.Online, bench.Engine.State);
        bench.Wait(0.01);
        Assert.Equal("\r\nOK\r\n", bench.TakeSent());
        Assert.True(bench.Engine.Dcd);
        Assert.Equal(2, bench.Type("ATO\r~~"));
        Assert.Equal("\r\nCONNECT 33600\r\n", bench.TakeSent());
        Assert.Equal([DceEventKind.Escaped, DceEventKind.Online], bench.Events.Select(e => e.Kind));
    }

    [Theory]
    [InlineData(0.5, "+++", "", false)]      // no silence before
    [InlineData(1.0, "+++", "x", false)]     // none after
    [InlineData(1.0, "++++", "", false)]
    [InlineData(1.0, "x+++", "", false)]
    [InlineData(1.0, "+", "++", true)]
    [InlineData(1.0, "++", "+", true)]
    public void Escape_Guarded_OnlyBySilence(double before, string first, string second, bool escapes)
    {
        DceBench bench = new DceBench().MakeOnline();
        bench.Type("data");
        bench.Wait(before);
        bench.Type(first);
        bench.Wait(0.5);
        bench.Type(second);
        bench.Wait(1);
        Assert.Equal(escapes ? DceState.OnlineCommand : DceState.Online, bench.Engine.State);
    }

    [Theory]
    [InlineData("&D0", DceState.Online, "")]
    [InlineData("&D1", DceState.OnlineCommand, "\r\nOK\r\n")]
    [InlineData("&D2", DceState.Command, "\r\nOK\r\n")]
    [InlineData("&D3", DceState.Command, "\r\nOK\r\n")]
    public void Dtr_DropsForS25_ActsAsSet(string setting, DceState state, string said)
    {
        DceBench bench = new();
        bench.Ask("ATE0S25=10" + setting);
        bench.Ask("ATD1");
        bench.Do(e => e.Connect(null, bench.Now));
        bench.TakeSent();
        bench.Do(e => e.HandleDtr(false, bench.Now));
        bench.Wait(0.09);
        bench.Do(e => e.HandleDtr(true, bench.Now));
        bench.Wait(1);
        Assert.Equal(DceState.Online, bench.Engine.State);
        bench.Do(e => e.HandleDtr(false, bench.Now));
        bench.Wait(0.1);
        Assert.Equal((state, said), (bench.Engine.State, bench.TakeSent()));
    }

    [Fact]
    public void Carrier_Lost_SaysNoCarrierAndDropsDcdByAmpersandC()
    {
        DceBench bench = new DceBench().MakeOnline();
        bench.Do(e => e.Disconnect(AtResultCode.NoCarrier, bench.Now));
        Assert.Equal("\r\nNO CARRIER\r\n", bench.TakeSent());
        Assert.False(bench.Engine.Dcd);
        bench.Ask("AT&C0");
        Assert.True(bench.Engine.Dcd);
    }
}
