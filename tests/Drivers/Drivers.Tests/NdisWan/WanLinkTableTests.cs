using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.NdisWan;

public sealed class WanLinkTableTests
{
    [Fact]
    public void Table_Whole_IsAsApproved() => Approved.Check(
        TableText.Of<WanLinkState, WanLinkEvent>((s, e) => WanLinkTable.Next(s, e)), "WanLinkTable");
}
