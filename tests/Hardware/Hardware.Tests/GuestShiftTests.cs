using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Machine;
using Xunit.Abstractions;

namespace UserCoNdis.Hardware.Tests;

/// <summary>What the host does with cases that go wrong: it says all that is known, and nothing stays.</summary>
public sealed class GuestShiftTests(ITestOutputHelper output)
{
    [RequiresGuestFact]
    public async Task Cases_ThatFailAndHang_AreShownAndEnded_AndTheNextHasANewGuest()
    {
        await using GuestShift shift = new();

        CaseReport failed = await RunAsync(shift, Shell("fails", "echo said by a program; exit 3"));
        CaseReport late = await RunAsync(shift, Shell("late", "exec sleep 1000", limitSeconds: 2));
        CaseReport hanging = await RunAsync(shift, Shell("hangs", "sleep 1000") with { LimitSeconds = 5 });
        CaseReport passed = await RunAsync(shift, Shell("passes", "exit 0"));

        Assert.Contains("ended with 3, not 0", Assert.Single(failed.Failures));
        Assert.Contains("said by a program", failed.Text);
        Assert.Contains("GUEST ready", failed.ConsoleTail);
        Assert.Contains("s in vain for shell to end: process ", late.Failures[0]);
        Assert.Contains("sleeping", late.Failures[0]);
        Assert.Contains("did not end in", Assert.Single(hanging.Failures));
        Assert.True(passed.Passed, passed.Text);
        Assert.Equal(4, shift.Boots);
    }

    private async Task<CaseReport> RunAsync(GuestShift shift, HardwareCase hardwareCase)
    {
        CaseReport report = await shift.RunAsync(hardwareCase);
        output.WriteLine(report.Summary);
        return report;
    }

    private static HardwareCase Shell(string name, string script, int limitSeconds = 500) =>
        new(name, "A program of the shell") { Programs = [new ProgramSpec("shell", "sh", "-c", script) { LimitSeconds = limitSeconds }] };
}
