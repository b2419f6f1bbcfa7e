using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>What goes wrong, as a user sees it: the cause in one word, the exit code, and everything given back.</summary>
public sealed class CliTroubleTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;
    private const int BadUsage = 2;

    [RequiresFact("setsid")]
    public void Dial_DeviceThatIsNotThere_SaysSo()
    {
        using Ucondis ucondis = new(output, null, "dial", "serial:/dev/ttyNone0", "--number", "1");

        Assert.Contains("/dev/ttyNone0", ucondis.End(BadUsage).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [RequiresFact("setsid")]
    public void Dial_BusyNumber_IsBusy()
    {
        using SimulatedModems modems = new(output, "--busy", "555");
        using Ucondis ucondis = new(output, null, "dial", modems.Links[0], "--number", "555", "--verify", "enforce");

        Assert.Equal("busy", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("setsid")]
    public void Dial_OnDeadLine_IsNoDialTone()
    {
        using SimulatedModems modems = new(output, "--no-dial-tone", "5550001");
        using Ucondis ucondis = new(output, null, "dial", modems.Links[0], "--number", modems.Numbers[1], "--verify", "enforce");

        Assert.Equal("noDialTone", ucondis.EndOfCall(Failed).GetProperty("cause").GetString(), ignoreCase: true);
    }

    [RequiresFact("socat")]
    public void Dial_ModemThatNeverAnswers_IsNoResponse()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using Ucondis ucondis = new(output, null, "dial", $"serial:{cable.Near}", "--number", "1", "--verify", "enforce");

        Assert.Equal("noResponse", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("socat")]
    public void Interrupt_WhileTheModemIsSilent_GivesEverythingBack()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using Ucondis ucondis = new(output, null, "dial", $"serial:{cable.Near}", "--number", "1", "--verify", "enforce");
        ucondis.WaitFor("is open");

        ucondis.Interrupt();

        Assert.Equal("interrupted", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("setsid")]
    public void Interrupt_WhileItRings_GivesEverythingBack()
    {
        using SimulatedModems modems = new(output, "--no-answer", "555");
        using Ucondis ucondis = new(output, null, "dial", modems.Links[0], "--number", "555", "--verify", "enforce");
        ucondis.WaitFor("proceeding");

        ucondis.Interrupt();

        Assert.Equal("interrupted", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("socat")]
    public void Interrupt_WhileLcpIsUnanswered_TerminatesAndGivesEverythingBack()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using Ucondis ucondis = new(output, null, "dial", $"serial:{cable.Near}", "--direct", "--verify", "enforce");
        ucondis.WaitFor("Configure-Request");

        ucondis.Interrupt();

        Assert.Equal("interrupted", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("setsid")]
    public void Dial_LoopedBackLine_IsRecognised()
    {
        using Ucondis ucondis = new(output, null, "dial", "exec:cat", "--direct", "--verify", "enforce");

        Assert.Equal("loopedBack", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("setsid", "false")]
    public void Dial_ProgramThatEndsAtOnce_SaysSo()
    {
        using Ucondis ucondis = new(output, null, "dial", "exec:false", "--direct", "--verify", "enforce");

        Assert.Equal("failed", ucondis.EndOfCall(Failed).GetProperty("outcome").GetString());
    }

    [RequiresFact("socat")]
    public void SecondCall_OnTheSameLine_IsRefusedAndTheFirstLives()
    {
        using SimulatedModems modems = new(output);
        using Ucondis first = new(output, null, "answer", modems.Links[1], "--ping", "--count", "1");
        first.WaitFor("Ready");

        using Ucondis second = new(output, null, "dial", modems.Links[1], "--number", "1");
        Assert.Contains(modems.Paths[1], second.End(Failed).GetProperty("message").GetString(), StringComparison.Ordinal);

        using Ucondis caller = new(output, null, "dial", modems.Links[0], "--number", modems.Numbers[1], "--for", "30s");
        Assert.Equal("success", first.EndOfCall(Success).GetProperty("outcome").GetString());
    }

    [RequiresFact("setsid")]
    public void Carrier_LostDuringCall_EndsBothEnds()
    {
        using SimulatedModems modems = new(output, "--carrier-loss", "4s");
        using Ucondis answerer = new(output, null, "answer", modems.Links[1], "--for", "60s", "--verify", "enforce");
        answerer.WaitFor("Ready");
        using Ucondis caller = new(output, null, "dial", modems.Links[0], "--number", modems.Numbers[1], "--for", "60s", "--verify", "enforce");
        caller.WaitFor("up: ");

        Assert.Equal("lowerDown", caller.EndOfCall(Failed).GetProperty("cause").GetString());
        Assert.Equal("lowerDown", answerer.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("socat")]
    public void Dialogue_TypedInSocat_ReachesAnAnsweringStation()
    {
        using SimulatedModems modems = new(output);
        using Ucondis answerer = new(output, null, "answer", modems.Links[1], "--verify", "enforce");
        answerer.WaitFor("Ready");

        // What a person types, with a person's pauses.
        string typed = $"(sleep 0.5; printf 'AT\\r'; sleep 0.5; printf 'ATDT{modems.Numbers[1]}\\r'; sleep 6) | socat - {modems.Paths[0]},rawer";
        using PeerProcess person = PeerProcess.Start(output, "sh", ["-c", typed]);

        person.WaitFor("OK");
        person.WaitFor("CONNECT");
        answerer.WaitFor("Configure-Request");
    }
}
