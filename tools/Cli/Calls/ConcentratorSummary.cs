using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The end of a concentrator's run: a summary for people, a line for programs, the exit code.</summary>
internal static class ConcentratorSummary
{
    public static ExitCode Conclude(VerbRun run, ConcentratorDocument document, CaptureFile? capture)
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

        if (run.Json)
        {
            JsonOutput.WriteLine(run.Context.Out, document);
        }

        return ok ? ExitCode.Success : ExitCode.Failed;
    }

    private static IEnumerable<string> Lines(ConcentratorDocument document)
    {
        if (document.Sessions is { } sessions)
        {
            yield return $"sessions    opened {sessions.Opened}, at most {sessions.Most} at once; closed {SessionCounts.InWords(sessions.Closed)}; "
                + $"failed {SessionCounts.InWords(sessions.Failed)}";
        }

        if (document.Counters is { } counters)
        {
            yield return $"frames      in {counters.FramesReceived} ({ByteText.Of(counters.BytesReceived)}), "
                + $"out {counters.FramesSent} ({ByteText.Of(counters.BytesSent)}), not ours {counters.ReceiveErrors}";
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
