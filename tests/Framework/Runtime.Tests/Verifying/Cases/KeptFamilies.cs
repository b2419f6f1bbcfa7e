using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.B, each rule kept.</summary>
internal static class KeptFamilies
{
    [Rule("R021", RuleCase.Kept)]
    [Rule("R022", RuleCase.Kept)]
    [Rule("R027", RuleCase.Kept)]
    [Rule("R028", RuleCase.Kept)]
    [Rule("R033", RuleCase.Kept)]
    [Rule("R036", RuleCase.Kept)]
    [Rule("R037", RuleCase.Kept)]
    [Rule("R054", RuleCase.Kept)]
    public static void Session_EndedByTheProtocols(ContractFixture f) => f.Run();

    [Rule("R047", RuleCase.Kept)]
    [Rule("R048", RuleCase.Kept)]
    public static void Session_EndedByHalt(ContractFixture f) => f.EndByHalt();
}
