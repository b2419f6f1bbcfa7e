using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Pppoe;
using UserCoNdis.Transport.Protocols.Tests.V250;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 5")]
public sealed class PppoeHostTableTests
{
    [Fact]
    public void Table_AllStatesAllEvents_IsAsApproved() =>
        Approved.Check(TableText.Of<PppoeHostState>(typeof(PppoeHostTable)), "PppoeHostTable");
}
