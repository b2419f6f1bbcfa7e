using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>How a case ended, as a person reads it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What the agent says; null: the machine broke off before it said anything.</param>
/// <param name="Failures">What was not as it had to be; none: it passed.</param>
/// <param name="ConsoleTail">The last lines of the guest's console.</param>
public sealed record CaseReport(HardwareCase Case, CaseResult? Result, IReadOnlyList<string> Failures, string ConsoleTail)
{
    private const int Lines = 400;

    /// <summary>Whether all was as it had to be.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>What went wrong at the first try, when this is the second; null: there was one.</summary>
    public string? FirstTry { get; init; }

    /// <summary>Whether it failed before a program of ours was started: that says something of the guest, and nothing of us.</summary>
    public bool IsGuestsFault => !Passed
        && Case.Programs.Any(program => program.IsOurs)
        && Result is { } result
        && !Case.Programs.Any(program => program.IsOurs && result.Programs.Any(started => started.Name == program.Name));

    /// <summary>One line: what ran and for how long.</summary>
    public string Summary =>
        $"{(Passed ? "passed" : "FAILED")} {Case.Name,-32} {Result?.Seconds ?? 0,6:F1} s  {Case.Title}{(FirstTry is null ? "" : $" (second try; the first: {FirstTry})")}";

    /// <summary>Everything that is known: failures, what each program said, the console's tail.</summary>
    public string Text => string.Join('\n', [
        Summary,
        .. Failures.Select(failure => $"  {failure}"),
        .. (Result?.Programs ?? []).Select(Describe),
        $"--- the guest's console\n{ConsoleTail}",
    ]);

    private static string Describe(ProgramResult program) =>
        $"--- {program.Name}: {(program.ExitCode is int code ? $"exit code {code}" : "killed")} after {program.Seconds:F1} s\n{Tail(program.Output)}";

    private static string Tail(string text)
    {
        string[] lines = text.Split('\n');
        return lines.Length <= Lines ? text : $"({lines.Length - Lines} lines)\n{string.Join('\n', lines.TakeLast(Lines))}";
    }
}
