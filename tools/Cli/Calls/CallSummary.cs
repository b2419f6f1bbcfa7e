using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The end of a run with calls: a summary for people, the document for programs, the exit code.</summary>
internal static class CallSummary
{
    public static ExitCode Conclude(VerbRun run, CallDocument document, CaptureFile? capture)
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

    private static IEnumerable<string> Lines(CallDocument document)
    {
        if (document.CallSetupMs is { } setup)
        {
            string rate = document.LineRateBps is { } bps ? $", {bps} bit/s" : "";
            yield return $"call        through after {setup} ms{rate}";
        }

        if (document.Pppoe is { } pppoe)
        {
            string name = pppoe.Concentrator.Length == 0 ? "" : $", {pppoe.Concentrator}";
            string service = pppoe.Service.Length == 0 ? "" : $", service {pppoe.Service}";
            yield return $"PPPoE       session {pppoe.SessionId} with {pppoe.Peer}{name}{service}, {pppoe.MaxPayload} bytes";
        }

        if (document.Ppp is { } ppp)
        {
            string dns = ppp.Dns.Count == 0 ? "" : $", DNS {string.Join(' ', ppp.Dns)}";
            yield return $"PPP         up after {ppp.SetupMs} ms, {ppp.Local.Address} to {ppp.Remote.Address}, "
                + $"MRU {ppp.Local.Mru}/{ppp.Remote.Mru}, authentication {Auth(ppp)}{dns}";
        }

        if (document.Ping is { } ping)
        {
            yield return $"ping        {ping}";
        }

        if (document.Capture is { } capture)
        {
            yield return $"capture     {capture}";
        }

        foreach (string violation in document.Violations)
        {
            yield return $"violation   {violation}";
        }

        if (document.CallSetupMs is not null)
        {
            yield return document.Leaks == 0 ? "given back  everything" : $"NOT given back: {string.Join("; ", document.LeakList)}";
        }
    }

    private static string Auth(PppDocument ppp) => (ppp.Local.Auth, ppp.Remote.Auth) switch
    {
        (Transport.Protocols.Ppp.PppAuthProtocol.None, Transport.Protocols.Ppp.PppAuthProtocol.None) => "none",
        (var ours, Transport.Protocols.Ppp.PppAuthProtocol.None) => $"{ours} of this end",
        (Transport.Protocols.Ppp.PppAuthProtocol.None, var theirs) => $"{theirs} of the far end",
        var (ours, theirs) => $"{ours} of this end, {theirs} of the far end",
    };
}
