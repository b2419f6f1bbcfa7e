using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.C, each rule kept.</summary>
internal static class KeptSaps
{
    [Rule("R055", RuleCase.Kept)]
    [Rule("R062", RuleCase.Kept)]
    [Rule("R063", RuleCase.Kept)]
    [Rule("R069", RuleCase.Kept)]
    public static void Session_WithASap(ContractFixture f) => f.WithMode(AnswerMode.Pending).Run();
}
