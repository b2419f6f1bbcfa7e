using System.Runtime.CompilerServices;
using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Draws the life and the close of a call in both shapes for docs/diagrams, from a run (contract 4.4, 4.5, 4.7, 4.8).</summary>
public sealed class CallLadderTests
{
    [Theory]
    [InlineData("outgoing", "An outgoing call, and its close by the client", Shape.Mcm)]
    [InlineData("outgoing", "An outgoing call, and its close by the client", Shape.StandAlone)]
    [InlineData("incoming", "An incoming call, and its close by the far end", Shape.Mcm)]
    [InlineData("incoming", "An incoming call, and its close by the far end", Shape.StandAlone)]
    public void Call_FromRunToRun_IsAsDrawn(string name, string title, Shape shape)
    {
        using ContractFixture f = new(shape);
        f.WithMode(AnswerMode.Pending).Start();
        int before = f.Trace.Records.Count;
        if (name == "outgoing")
        {
            f.Client.Close(f.Connect());
        }
        else
        {
            f.HangUp(f.Ring(), NdisStatus.Success);
        }

        f.Run();
        string drawn = Draw($"{title}: {(shape == Shape.Mcm ? "an MCM" : "a call manager over a miniport")}", f.Trace.Records.Skip(before));
        f.EndInOrder();
        Check(drawn, $"ladder-{name}-{(shape == Shape.Mcm ? "mcm" : "cm")}.md");
    }

    private static string Draw(string title, IEnumerable<DdiRecord> records)
    {
        StringBuilder text = new($"# {title}\n\nMade from a run by its test. Solid: a driver calls NDIS, which has set the state; "
            + "dashed: NDIS calls a driver.\n\n```mermaid\nsequenceDiagram\n");
        foreach (DdiRecord record in records)
        {
            string state = record.Before == record.After ? "" : $" [{record.Before} to {record.After}]";
            string status = record.Status == NdisStatus.Success ? "" : $" = {record.Status}";
            _ = record.Phase switch
            {
                DdiPhase.Call => text.Append($"    {record.Driver}->>NDIS: {record.Ddi}{status}{state}\n"),
                DdiPhase.Callback => text.Append($"    NDIS-->>{record.Driver}: {record.Ddi}{status}\n"),
                _ => record.Status == NdisStatus.Success
                    ? text
                    : text.Append($"    Note over {record.Driver}: {record.Ddi} returns {record.Status}\n"),
            };
        }

        return text.Append("```\n").ToString();
    }

    private static void Check(string text, string name, [CallerFilePath] string source = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "..", "docs", "diagrams", name);
        if (Environment.GetEnvironmentVariable("UCONDIS_APPROVE") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", text);
    }
}
