using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Machine;
using UserCoNdis.HardwareGuest.Table;
using Xunit.Abstractions;

namespace UserCoNdis.Hardware.Tests;

/// <summary>Every case of the table, in guests. By hand: <c>dotnet run --project tools/Guest -- run NAME</c>.</summary>
[TestCaseOrderer("UserCoNdis.Hardware.Tests.RunningOrder", "UserCoNdis.Hardware.Tests")]
public sealed class CaseTests(GuestFixture guest, ITestOutputHelper output) : IClassFixture<GuestFixture>
{
    public static TheoryData<string> Names => [.. HardwareCases.InRunningOrder.Select(each => each.Name)];

    [RequiresGuestTheory]
    [MemberData(nameof(Names))]
    public async Task Case_InGuest_EndsAsTheTableSays(string name)
    {
        HardwareCase hardwareCase = HardwareCases.Find(name)!;

        CaseReport report = await guest.Shift.RunAsync(hardwareCase, GuestFixture.ResultsOf(name));

        output.WriteLine(report.Summary);
        Assert.True(report.Passed, report.Text);
    }
}
