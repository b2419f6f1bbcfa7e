using UserCoNdis.HardwareGuest.Table;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace UserCoNdis.Hardware.Tests;

/// <summary>Tests in the order of the cases, so that those of one machine share a boot.</summary>
public sealed class RunningOrder : ITestCaseOrderer
{
    private static readonly Dictionary<string, int> s_places =
        HardwareCases.InRunningOrder.Select((each, place) => (each.Name, place)).ToDictionary(StringComparer.Ordinal);

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => testCases.OrderBy(PlaceOf);

    private static int PlaceOf<TTestCase>(TTestCase testCase)
        where TTestCase : ITestCase =>
        testCase.TestMethodArguments is [string name] ? s_places.GetValueOrDefault(name, int.MaxValue) : -1;
}
