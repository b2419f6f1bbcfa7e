using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>Our own program in a case, as a user runs it, and what its document has to say.</summary>
internal static class Ours
{
    /// <summary>Its name in a case.</summary>
    public const string Dial = "dial";

    /// <inheritdoc cref="Dial"/>
    public const string Answer = "answer";

    /// <summary>Everything was given back, and the verifier saw no broken rule.</summary>
    public static readonly string[] Clean = ["\"leaks\": 0,", "\"violations\": [],"];

    private const string Enforce = "enforce";

    /// <summary>A call of ours.</summary>
    public static ProgramSpec Call(string verb, string link, params string[] options) =>
        new(verb, ["{ucondis}", verb, link, "--user", "joe", "--verify", Enforce, "--json", .. options])
        {
            Needs = link.StartsWith("usb:", StringComparison.Ordinal) ? [link.Split('?')[0]] : [],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["UCONDIS_SECRET"] = "sesame" },
            Says = Clean,
        };

    /// <summary>
    /// A call that works: it pings until it is interrupted, so that it is there for as long as the far end needs, and the case goes on when one
    /// was answered. To be interrupted is to fail, for a user who asked for more; hung up in order is what counts.
    /// </summary>
    public static ProgramSpec GoodCall(string verb, string link, params string[] options) =>
        Call(verb, link, ["--ping", "--pings", "600", "--capture", "call.pcapng", .. options]) with
        {
            ReadyWhen = "reply 1 from",
            ExitCode = 1,
            Says = [.. Clean, "\"cause\": \"interrupted\",", "hung up in order"],
        };

    /// <summary>A call that loses its device.</summary>
    public static ProgramSpec LostCall(string verb, string link, params string[] options) =>
        Call(verb, link, options) with
        {
            ExitCode = 1,
            Says = [.. Clean, "\"cause\": \"linkDeviceRemoved\","],
        };

    /// <summary>The same case without the verifier.</summary>
    public static HardwareCase Plain(HardwareCase enforced) => enforced with
    {
        Name = $"{enforced.Name}-plain",
        Title = $"{enforced.Title}, without the verifier",
        Programs = [.. enforced.Programs.Select(program => program with { Command = [.. program.Command.Select(word => word == Enforce ? "off" : word)] })],
    };
}
