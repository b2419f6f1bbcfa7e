using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DteTableTests
{
    [Fact]
    public void Table_AllStatesAllEvents_IsAsApproved() => Approved.Check(TableText.Of<DteState>(typeof(DteTable)), "DteTable");
}
