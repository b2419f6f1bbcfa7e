using System.Text.RegularExpressions;

namespace UserCoNdis.Architecture.Tests;

public sealed class SourceTests
{
    [Fact]
    public void PlatformInvoke_Anywhere_LivesInNativeFilesOfLinksAndBackEnds() =>
        Assert.Empty(Offenders(
            @"\[(LibraryImport|DllImport)\b",
            path => !IsTest(path) && !(path.StartsWith("Transport/", StringComparison.Ordinal)
                && !path.StartsWith("Transport/Protocols/", StringComparison.Ordinal)
                && !path.StartsWith("Transport/Buffers/", StringComparison.Ordinal)
                && Path.GetFileName(path).Contains("Native", StringComparison.Ordinal))));

    [Fact]
    public void Async_InTheCore_IsAbsent() =>
        Assert.Empty(Offenders(
            @"\b(async|await)\s",
            path => path.StartsWith("Transport/Protocols/", StringComparison.Ordinal)
                || path.StartsWith("Framework/Contracts/", StringComparison.Ordinal)
                || path.StartsWith("Framework/Runtime/", StringComparison.Ordinal)
                || path.StartsWith("Drivers/", StringComparison.Ordinal)));

    [Fact]
    public void CatchAll_OutsideTheDriverBoundaryAndTheEdge_IsAbsent() =>
        Assert.Empty(Offenders(
            @"catch\s*(\(Exception\b|$|\{)",
            path => (path.StartsWith("Transport/Protocols/", StringComparison.Ordinal)
                    || path.StartsWith("Framework/", StringComparison.Ordinal)
                    || path.StartsWith("Drivers/", StringComparison.Ordinal))
                && !path.EndsWith("/DriverBoundary.cs", StringComparison.Ordinal)
                && !path.StartsWith("Framework/Hosting/", StringComparison.Ordinal)));

    [Fact]
    public void ArrayPool_Anywhere_IsAbsent() =>
        Assert.Empty(Offenders(@"\bArrayPool<", path => !IsTest(path)));

    [Fact]
    public void Sleeps_InTestsOfTheFastTiers_AreAbsent() =>
        Assert.Empty(Offenders(
            @"\b(Thread\.Sleep|Task\.Delay)\(",
            path => IsTest(path) && !IsOfRealMachines(path)));

    [Fact]
    public void BackEndNames_InDrivers_AreAbsent() =>
        Assert.Empty(Offenders(
            @"UserCoNdis\.Transport\.(Serial|Usb|Pcap|Tap)\b|UserCoNdis\.Framework\.Runtime\b",
            path => path.StartsWith("Drivers/", StringComparison.Ordinal)));

    [Fact]
    public void Ddi_Names_AreWdkNames() =>
        Assert.Empty(Offenders(
            @"\[Ddi\(""(?!(NdisCl|NdisCm|NdisMCm|NdisMCo|NdisCo|NdisReturn|NdisCancel|NdisComplete|NdisRetreat|NdisAdvance|ProtocolCl|ProtocolCm|ProtocolCo|ProtocolBind|ProtocolUnbind|ProtocolNetPnP|NdisMPause|NdisMRestart|NdisMReset|Miniport)[A-Z]?[A-Za-z]*""\))",
            path => path.StartsWith("Framework/", StringComparison.Ordinal)));

    // Guest waits for another run that has its folder: another process, whose end nothing tells.
    private static bool IsOfRealMachines(string path) =>
        path.StartsWith("tests/Integration/", StringComparison.Ordinal) || path.StartsWith("tests/Hardware/Guest/", StringComparison.Ordinal);

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static IEnumerable<string> Offenders(string pattern, Func<string, bool> where)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        foreach (string file in House.Sources())
        {
            string path = House.Relative(file);
            if (!where(path) || path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            {
                continue;
            }

            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (!line.TrimStart().StartsWith("//", StringComparison.Ordinal) && regex.IsMatch(line))
                {
                    yield return $"{path}:{number}: {line.Trim()}";
                }
            }
        }
    }
}
