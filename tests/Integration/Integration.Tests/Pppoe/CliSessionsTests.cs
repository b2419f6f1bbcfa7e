using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>Many sessions between two programs on a cable of datagram sockets, which wants no privilege.</summary>
public sealed class CliSessionsTests(ITestOutputHelper output) : IDisposable
{
    private const int Success = 0;
    private const int Failed = 1;
    private const int Count = 40;

    private readonly PeerFolder _folder = new();

    [RequiresFact("setsid")]
    public void Sessions_ManyAtOnce_ComeUpArePingedAndHungUp()
    {
        using Ucondis concentrator = Serve("--pool", "10.77.0.0/24");
        using Ucondis callers = Dial("--count", $"{Count}", "--ping", "--pings", "1");

        JsonElement document = callers.EndOfCall(Success);
        Assert.Equal(Count, document.GetProperty("up").GetInt32());
        Assert.Equal(Count, document.GetProperty("pinged").GetInt32());
        Assert.True(document.GetProperty("setupMs").GetProperty("p50").GetDouble() > 0);
        JsonElement sessions = concentrator.EndOfServing().GetProperty("sessions");
        Assert.Equal(Count, sessions.GetProperty("opened").GetInt32());
        Assert.Equal(Count, sessions.GetProperty("closed").GetProperty("peerTerminated").GetInt32());
    }

    [RequiresFact("setsid")]
    public void Concentrator_Interrupted_HangsUpEverySessionAndItsCallersSeeIt()
    {
        using Ucondis concentrator = Serve("--pool", "10.77.0.0/24");
        using Ucondis callers = Dial("--count", $"{Count}");
        callers.WaitFor($"{Count} of {Count} sessions are up");

        JsonElement served = concentrator.EndOfServing();
        Assert.Equal("interrupted", served.GetProperty("cause").GetString());
        Assert.Equal(Count, served.GetProperty("sessions").GetProperty("closed").GetProperty("localClose").GetInt32());
        JsonElement document = callers.EndOfCall(Failed);
        Assert.Equal("sessionsLost", document.GetProperty("cause").GetString());
    }

    [RequiresTheory("setsid")]
    [InlineData("joe", null)]
    [InlineData("ann", "peerAuthenticationFailed")]
    [InlineData("eve", "peerAuthenticationFailed")]
    public void Callers_OfAUsersFile_ComeInWithTheirOwnSecretAndNoOther(string user, string? failure)
    {
        string users = _folder.Write("users", "# name secret\njoe sesame\nann other\n");
        using Ucondis concentrator = Serve("--pool", "10.77.0.0/29", "--users-file", users, "--service", "isp");
        using Ucondis caller = Dial("--user", user, "--service", "isp", "--ping", "--pings", "1");

        JsonElement document = caller.EndOfCall(failure is null ? Success : Failed);
        Assert.Equal("isp", document.GetProperty("pppoe").GetProperty("service").GetString());
        Assert.Equal(failure is null ? null : "localAuthenticationFailed", document.GetProperty("cause").GetString());
        concentrator.WaitFor(failure is null ? "session 1 closed" : "session 1 failed");
        JsonElement sessions = concentrator.EndOfServing().GetProperty("sessions");
        Assert.Equal(failure is null ? 1 : 0, sessions.GetProperty("opened").GetInt32());
        Assert.Equal(failure is not null, sessions.GetProperty("failed").TryGetProperty(failure ?? "none", out _));
    }

    [RequiresFact("setsid")]
    public void Pool_ThatIsTaken_LetsNobodyElseIn()
    {
        using Ucondis concentrator = Serve("--pool", "10.77.0.0/30");
        using Ucondis callers = Dial("--count", "2");

        callers.WaitFor("1 of 2 sessions are up", seconds: 60);
        callers.Interrupt();
        JsonElement document = callers.EndOfCall(Failed);
        Assert.Equal(1, document.GetProperty("up").GetInt32());
        Assert.Equal(1, concentrator.EndOfServing().GetProperty("sessions").GetProperty("opened").GetInt32());
    }

    [RequiresFact("setsid")]
    public void Interrupt_WhileNoConcentratorAnswers_GivesEverythingBack()
    {
        using Ucondis caller = Dial();
        caller.WaitFor("looking for a concentrator");

        caller.Interrupt();

        Assert.Equal("interrupted", caller.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("setsid")]
    public void Answer_ForATime_EndsByItself()
    {
        using Ucondis concentrator = Serve("--for", "500ms");

        JsonElement document = concentrator.LastLine(Success);
        Assert.Equal(JsonValueKind.Null, document.GetProperty("cause").ValueKind);
        Assert.Equal("summary", document.GetProperty("event").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private Ucondis Serve(params string[] arguments)
    {
        string link = $"unixdgram:{_folder.File("ac")}?peer={_folder.File("host")}";
        Ucondis concentrator = new(output, null, ["answer", link, "--verify", "enforce", "--discovery-rate", "10000", .. arguments]);
        concentrator.WaitFor("is open");
        return concentrator;
    }

    private Ucondis Dial(params string[] arguments)
    {
        string link = $"unixdgram:{_folder.File("host")}?peer={_folder.File("ac")}";
        return new(output, "sesame", ["dial", link, "--verify", "enforce", .. arguments]);
    }
}
