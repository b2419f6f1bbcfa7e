using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DteEngineInitTests
{
    [Theory]
    [InlineData("ATQ0V1E0\r\r\nOK\r\n", "\r\nOK\r\n")]                                     // echo until E0 works
    [InlineData("\r\nOK\r\n", "\r\nOK\r\n")]
    [InlineData("0\r", "0\r")]                                                              // a modem that ignores V1
    [InlineData("ATQ0V1E0\r0\r", "0\r")]
    [InlineData("\r\nRING\r\n\r\nOK\r\n", "\r\n+CRING: VOICE\r\n\r\nNMBR = 5551234\r\n\r\nOK\r\n")]
    [InlineData("\u00ff\u0000\u0080zz\r\n\r\nOK\r\n", "\u0001\r\n\r\nOK\r\n")]              // noise
    [InlineData("\nOK\n", "\nOK\n")]
    [Trait("Spec", "V.250 5.7.1")]
    public void InitStrings_AnsweredInAnyManner_LeadToReady(string first, string second) =>
        Splits.ForEach(Encoding.Latin1.GetBytes(first), firstChunks =>
            Splits.ForEach(Encoding.Latin1.GetBytes(second), secondChunks =>
            {
                DteBench bench = new();
                bench.Do(e => e.Initialize(bench.Now));
                Assert.Equal("ATQ0V1E0\r", bench.TakeSent());
                Feed(bench, firstChunks);
                bench.Wait(0.05);
                Assert.Equal("ATX4&C1&D2S0=0\r", bench.TakeSent());
                Feed(bench, secondChunks);
                Assert.Equal(new DteEvent(DteEventKind.Ready, AtResultCode.Ok), Assert.Single(bench.Events));
                Assert.Equal([true], bench.Dtr);
                Assert.Null(bench.Engine.DueAt);
            }));

    [Fact]
    public void InitString_AfterAResult_WaitsTheCommandGap()
    {
        DteBench bench = new();
        bench.Do(e => e.Initialize(bench.Now));
        bench.TakeSent();
        bench.Receive("\r\nOK\r\n");
        bench.Wait(0.049);
        Assert.Equal("", bench.TakeSent());
        bench.Wait(0.001);
        Assert.Equal("ATX4&C1&D2S0=0\r", bench.TakeSent());
    }

    [Theory]
    [InlineData("", AtResultCode.NoResponse)]
    [InlineData("ATQ0V1E0\r", AtResultCode.EchoOnly)]
    [InlineData("\u00fe\u0013\u00e0~x", AtResultCode.Garbled)]
    [InlineData("\u00fe\u0013\u00e0~x\r\n\u00f0\u00f0\r", AtResultCode.Garbled)]
    [InlineData("login: \r\n", AtResultCode.Garbled)]
    public void Init_NoResult_FailsAfterRetriesAndSaysWhy(string answer, AtResultCode verdict)
    {
        DteBench bench = new();
        bench.Do(e => e.Initialize(bench.Now));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("ATQ0V1E0\r", bench.TakeSent());
            bench.Receive(answer);
            bench.Wait(3);
        }

        Assert.Equal(new DteEvent(DteEventKind.Failed, verdict, 1), Assert.Single(bench.Events));
        Assert.Equal(DteState.Idle, bench.Engine.State);
        Assert.Equal("", bench.TakeSent());
    }

    [Fact]
    public void Init_SecondStringRefused_TellsItsNumberAndNotItsText()
    {
        DteBench bench = new(new DteOptions { Initialization = ["ATZ", "AT+CPIN=1234"] });
        bench.Do(e => e.Initialize(bench.Now));
        bench.Receive("OK\r\n");
        bench.Wait(1);
        bench.Receive("AT+CPIN=1234\r\r\n+CME ERROR: 16\r\n");
        Assert.Equal(new DteEvent(DteEventKind.Failed, AtResultCode.CmeError, 2), Assert.Single(bench.Events));
    }

    [Fact]
    public void Init_ModemWithResultsOff_TakesSilenceForOk()
    {
        DteBench bench = new(new DteOptions { Quiet = true, Initialization = ["ATE0Q1", "AT&C1"] });
        bench.Do(e => e.Initialize(bench.Now));
        bench.Wait(7);
        Assert.Equal("ATE0Q1\rAT&C1\r", bench.TakeSent());
        Assert.Equal(DteEventKind.Ready, Assert.Single(bench.Events).Kind);
        bench.Do(e => e.HandleLines(dcd: false, ri: false, dsr: true, bench.Now));
        bench.Do(e => e.Dial("1", bench.Now));
        bench.Do(e => e.HandleLines(dcd: true, ri: false, dsr: true, bench.Now));
        Assert.Equal(DteEventKind.Connected, bench.Last.Kind);
    }

    [Fact]
    public void Noise_EndlessLine_StaysBoundedAndIsCounted()
    {
        DteBench bench = new();
        bench.Do(e => e.Initialize(bench.Now));
        bench.Receive(new string('x', 100_000));
        bench.Receive("\r\nOK\r\n");
        Assert.Equal(1, bench.Engine.Counters.LongLines);
        bench.Wait(0.05);
        Assert.Contains("ATX4", bench.TakeSent());
    }

    [Fact]
    public void Command_WithInformation_TellsItsLines()
    {
        DteBench bench = new DteBench().MakeReady();
        bench.Do(e => e.SendCommand("ATI4", bench.Now));
        bench.Wait(0.1);
        bench.Receive("ATI4\r\r\n56000\r\n\r\nRING\r\n\r\nmodem of ours\r\n\r\nOK\r\n");
        Assert.Equal(new DteEvent(DteEventKind.CommandResult, AtResultCode.Ok, Text: "56000\nmodem of ours"), Assert.Single(bench.Events));
        Assert.Equal(1, bench.Engine.Counters.StrayResults);
        Assert.Equal(1, bench.Engine.Counters.EchoLines);
    }

    [Fact]
    public void Command_WithControlCharacter_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => new DteBench().MakeReady().Engine.SendCommand("AT\rATD1", default));

    private static void Feed(DteBench bench, IReadOnlyList<byte[]> chunks)
    {
        foreach (byte[] chunk in chunks)
        {
            Assert.Equal(0, bench.Receive(chunk));
        }
    }
}
