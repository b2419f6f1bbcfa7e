using System.Text;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Simulators.Modem;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>Two persons type at their modems with socat; what each sees is compared to the letter.</summary>
public sealed class TypedDialogueTests(ITestOutputHelper output)
{
    /// <summary>What is typed, and how many tenths of a second pass then. S12=20: a guard time of 0.4 s.</summary>
    private static readonly (string Keys, int Pause)[] s_caller =
    [
        ("AT\\r", 5),
        ("ATI\\r", 5),
        ("ATQ0V1X4S12=20\\r", 5),
        ("ATJUNK\\r", 5),
        ("ATE0\\r", 5),
        ("ATS12?\\r", 5),
        ("ATDT5559999\\r", 15), // nobody has it
        ("ATDT555-0002\\r", 20),
        ("hello over there\\r\\n", 10),
        ("+++", 10),
        ("ATO\\r", 10),
        ("still here\\r\\n", 10),
        ("+++", 10),
        ("ATH\\r", 8),
        ("at\\r", 5),
    ];

    private static readonly (string Keys, int Pause)[] s_called =
    [
        ("ATE0S0=1\\r", 5),
    ];

    [RequiresFact("socat")]
    public async Task Person_TypingWithSocat_SeesWhatAModemSays()
    {
        await using ModemBench bench = new(output);
        using PeerFolder folder = new();
        string mine = await bench.AddModemAsync();
        string theirs = await bench.AddModemAsync();
        using PeerProcess called = Type(folder, "called", theirs, s_called, linger: 20);
        await Task.Delay(500, bench.Limit); // its S0=1 comes first
        using PeerProcess caller = Type(folder, "caller", mine, s_caller, linger: 1);

        Assert.Equal(0, caller.WaitForExit());

        Assert.Equal(
            @"AT\r\r\nOK\r\n"
            + @"ATI\r\r\nUserCoNdis simulated modem\r\n\r\nOK\r\n"
            + @"ATQ0V1X4S12=20\r\r\nOK\r\n"
            + @"ATJUNK\r\r\nERROR\r\n"
            + @"ATE0\r\r\nOK\r\n"
            + @"\r\n020\r\n\r\nOK\r\n"
            + @"\r\nNO CARRIER\r\n"
            + @"\r\nCONNECT 115200\r\n"
            + @"\r\nOK\r\n" // +++
            + @"\r\nCONNECT 115200\r\n" // ATO
            + @"\r\nOK\r\n" // +++
            + @"\r\nOK\r\n" // ATH
            + @"\r\nOK\r\n",
            Seen(folder, "caller"));
        Assert.Equal(
            @"ATE0S0=1\r\r\nOK\r\n"
            + @"\r\nRING\r\n\r\nCONNECT 115200\r\n"
            + @"hello over there\r\n+++still here\r\n+++"
            + @"\r\nNO CARRIER\r\n",
            Seen(folder, "called"));
        await bench.FinishAsync();
    }

    private PeerProcess Type(PeerFolder folder, string who, string terminal, (string Keys, int Pause)[] script, int linger)
    {
        string typing = string.Join("; ", script.Select(step => $"printf '{step.Keys}'; sleep {step.Pause / 10}.{step.Pause % 10}"));
        return PeerProcess.Start(
            output, "sh", ["-c", $"({typing}; sleep {linger}) | socat - {terminal},rawer > {folder.File(who)}"], folder: folder.Path);
    }

    private static string Seen(PeerFolder folder, string who) => Encoding.Latin1.GetString(File.ReadAllBytes(folder.File(who)))
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
