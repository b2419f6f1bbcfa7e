using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.WanMiniport;

public sealed class ModemCallTableTests
{
    [Fact]
    public void Table_Whole_IsAsApproved() => Approved.Check(
        TableText.Of<ModemCallState, ModemCallEvent>((s, e) => ModemCallTable.Next(s, e)), "ModemCallTable");
}
