using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.Pppoe;

public sealed class PppoeTableTests
{
    [Fact]
    public void Table_Whole_IsAsApproved() => Approved.Check(
        TableText.Of<PppoeCallState, PppoeCallEvent>((s, e) => PppoeCallTable.Next(s, e)), "PppoeCallTable");

    [Fact]
    public void Diagram_OfTheCall_IsAsTheTable() => TableText.CheckDiagram<PppoeCallState, PppoeCallEvent>(
        "A PPPoE call", "pppoe-call.md", (s, e) =>
        {
            PppoeCallStep step = PppoeCallTable.Next(s, e);
            return (step.Next, step.Status.IsPending ? NdisStatus.Success : step.Status);
        });
}
