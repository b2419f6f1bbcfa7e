using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DceTableTests
{
    [Fact]
    public void Table_AllStatesAllEvents_IsAsApproved() => Approved.Check(TableText.Of<DceState>(typeof(DceTable)), "DceTable");
}
