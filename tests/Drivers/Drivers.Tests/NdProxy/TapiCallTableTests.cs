using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.NdProxy;

public sealed class TapiCallTableTests
{
    [Fact]
    public void Table_Whole_IsAsApproved() => Approved.Check(
        TableText.Of<TapiCallPhase, TapiCallEvent>((s, e) => TapiCallTable.Next(s, e)), "TapiCallTable");
}
