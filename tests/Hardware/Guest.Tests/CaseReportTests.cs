using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;
using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>Whose fault a failed case is.</summary>
public sealed class CaseReportTests
{
    private static readonly HardwareCase s_case = new("case", "A case")
    {
        Programs = [new ProgramSpec("up", "ip", "link"), new ProgramSpec("dial", "{ucondis}", "dial")],
    };

    [Theory]
    [InlineData(true, "up did not end", "up")]
    [InlineData(false, "dial ended with 1, not 0", "up", "dial")]
    [InlineData(false, null, "up", "dial")]
    public void IsGuestsFault_OfWhatFailedBeforeOursWasStarted_Alone(bool guests, string? failure, params string[] started)
    {
        string[] failures = failure is null ? [] : [failure];
        CaseResult result = new(s_case.Name, failures, [.. started.Select(name => new ProgramResult(name, 0, 1, ""))], 2);
        Assert.Equal(guests, new CaseReport(s_case, result, failures, "").IsGuestsFault);
    }

    [Fact]
    public void IsGuestsFault_WhereTheMachineBrokeOff_IsNotSaid() =>
        Assert.False(new CaseReport(s_case, Result: null, ["it broke off"], "").IsGuestsFault); // ours may have led it there

    [Fact]
    public void Summary_OfASecondTry_TellsTheFirst() => Assert.Contains(
        "(second try; the first: up did not end)", new CaseReport(s_case, null, [], "") { FirstTry = "up did not end" }.Summary);
}
