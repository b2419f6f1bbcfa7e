using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>What is left on an adapter is named, each object and buffer with who made it.</summary>
public sealed class LeakReportTests
{
    [Theory]
    [InlineData(Shape.Mcm, "MCM", "MCM")]
    [InlineData(Shape.StandAlone, "CM", "MINIPORT")]
    public void Leaks_OfEveryKind_NameTheObjectAndWhoMadeIt(Shape shape, string callManager, string miniport)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Off).Start();
        LeaveAll(f);

        IReadOnlyList<string> leaks = f.Host.DescribeLeaks();

        AssertNamed(leaks, "AF 1 ", "opened by CLIENT");
        AssertNamed(leaks, "SAP 1 ", "registered by CLIENT");
        AssertNamed(leaks, "VC ", "created by CLIENT");
        AssertNamed(leaks, "Party 1 ", "added by CLIENT");
        AssertNamed(leaks, "change of parameters", $"not completed by {callManager}");
        AssertNamed(leaks, "OID", "of CLIENT to the MiniportHalf");
        AssertNamed(leaks, "sent by CLIENT", $"not completed by {miniport}");
        AssertNamed(leaks, "a frame received", "not returned by CLIENT");
        Assert.All(leaks, static l => Assert.StartsWith("A: ", l, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R277")]
    public void Halt_WithEverythingLeft_ReportsEachObjectByItself()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).Start();
        LeaveAll(f);
        f.Mcm.HaltsSilently = true;
        Sessions.Halt(f);

        string[] left = [.. f.Host.Violations.Where(static v => v.Rule == "R277").Select(static v => v.Object)];

        AssertNamed(left, "AF 1 ", "opened by CLIENT");
        AssertNamed(left, "Party 1 ", "added by CLIENT");
        AssertNamed(left, "change of parameters", "not completed by MCM");
    }

    private static void LeaveAll(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Client.Send(call, "sent"u8);
        f.Receive(call, "received"u8);
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Client.Modify(call, CallParameters.Any());
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
    }

    private static void AssertNamed(IEnumerable<string> leaks, string what, string who) => Assert.Contains(
        leaks, l => l.Contains(what, StringComparison.Ordinal) && l.Contains(who, StringComparison.Ordinal));
}
