using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The end of a run with many sessions: a summary for people, the document for programs, the exit code.</summary>
internal static class ManyCallsSummary
{
    public static ExitCode Conclude(VerbRun run, ManyCallsDocument document, CaptureFile? capture)
    {
        if (capture?.Failure is { } failure)
        {
            document.Fail("captureFile", $"the capture {document.Capture} ended early: {failure.Message}");
        }

        if (document.Leaks > 0)
        {
            document.Fail("leaks", $"{document.Leaks} objects or buffers were not given back: {document.LeakList[0]}");
        }

        foreach (string line in Lines(document))
        {
            run.Say(line);
        }

        bool ok = document.Outcome == "success";
        if (!ok)
        {
            run.Context.Error.WriteLine($"ucondis {run.Verb}: {document.Message}");
        }

        run.Document(document);
        return ok ? ExitCode.Success : ExitCode.Failed;
    }

    private static IEnumerable<string> Lines(ManyCallsDocument document)
    {
        string lost = document.Lost.Count == 0 ? "" : $"; ended by themselves {SessionCounts.InWords(document.Lost)}";
        yield return $"sessions    {document.Up} of {document.Sessions} came up; failed {SessionCounts.InWords(document.Failed)}{lost}";
        if (document.SetupMs is { } setup)
        {
            yield return $"set-up      {document.SetupsPerSecond} sessions a second; {setup}";
        }

        if (document.Pinged is { } pinged)
        {
            yield return $"ping        {pinged} of {document.Up} answered";
        }

        if (document.Capture is { } capture)
        {
            yield return $"capture     {capture}";
        }

        foreach (string violation in document.Violations)
        {
            yield return $"violation   {violation}";
        }

        yield return document.Leaks == 0 ? "given back  everything" : $"NOT given back: {string.Join("; ", document.LeakList)}";
    }
}
