using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.NdProxy;

/// <summary>The three machines of contract 3.12, whole, against their approved texts and the diagrams in the documents.</summary>
public sealed class TapiTableTests
{
    [Fact]
    public void Session_Whole_IsAsApproved()
    {
        Approved.Check(TableText.Of<TapiSessionState, TapiSessionEvent>((s, e) => TapiSessionTable.Next(s, e)), "TapiSessionTable");
        TableText.CheckDiagram<TapiSessionState, TapiSessionEvent>(
            "TAPI session", "tapi-session.md", (s, e) => TapiSessionTable.Next(s, e) is var step ? (step.Next, step.Status) : default);
    }

    [Fact]
    public void Line_Whole_IsAsApproved()
    {
        Approved.Check(TableText.Of<TapiLineState, TapiLineEvent>((s, e) => TapiLineTable.Next(s, e)), "TapiLineTable");
        TableText.CheckDiagram<TapiLineState, TapiLineEvent>(
            "TAPI line", "tapi-line.md", (s, e) => TapiLineTable.Next(s, e) is var step ? (step.Next, step.Status) : default);
    }

    [Fact]
    public void Call_Whole_IsAsApproved()
    {
        Approved.Check(TableText.Of<TapiCallPhase, TapiCallEvent>((s, e) => TapiCallTable.Next(s, e)), "TapiCallTable");
        TableText.CheckDiagram<TapiCallPhase, TapiCallEvent>(
            "TAPI call", "tapi-call.md", (s, e) => TapiCallTable.Next(s, e) is var step ? (step.Next, step.Status) : default);
    }
}
