using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.B, each rule kept.</summary>
internal static class KeptFamilies
{
    [Rule("R021", RuleCase.Kept)]
    [Rule("R022", RuleCase.Kept)]
    [Rule("R025", RuleCase.Kept)]
    [Rule("R026", RuleCase.Kept)]
    public static void Family_RegisteredAtEveryStart(NdisFixture f) => Sessions.Restart(f);

    [Rule("R020", RuleCase.Kept)]
    [Rule("R046", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Family_RegisteredOnEveryBinding(ContractFixture f) => Sessions.Restart(f);

    [Rule("R023", RuleCase.Kept)]
    [Rule("R024", RuleCase.Kept)]
    public static void Families_RegisteredByTwoCallManagers(ContractFixture f)
    {
        f.Host.RegisterProtocol(new ScriptedProxy());
        Sessions.Restart(f);
    }

    [Rule("R027", RuleCase.Kept)]
    [Rule("R028", RuleCase.Kept)]
    [Rule("R029", RuleCase.Kept)]
    [Rule("R030", RuleCase.Kept)]
    [Rule("R033", RuleCase.Kept)]
    [Rule("R036", RuleCase.Kept)]
    [Rule("R037", RuleCase.Kept)]
    [Rule("R041", RuleCase.Kept)]
    [Rule("R043", RuleCase.Kept)]
    [Rule("R054", RuleCase.Kept)]
    public static void Session_EndedByTheProtocols(ContractFixture f)
    {
        f.Ring();
        Sessions.Restart(f);
    }

    [Rule("R031", RuleCase.Kept)]
    [Rule("R034", RuleCase.Kept)]
    [Rule("R042", RuleCase.Kept)]
    [Rule("R044", RuleCase.Kept)]
    public static void Session_WithEverythingPending(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        Sessions.Restart(f);
    }

    [Rule("R033", RuleCase.Kept)]
    [Rule("R035", RuleCase.Kept)]
    public static void Family_UsedWhileOpen(ContractFixture f) =>
        f.Binding.Af!.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[4]));

    [Rule("R038", RuleCase.Kept)]
    [Rule("R045", RuleCase.Kept)]
    [Rule("R047", RuleCase.Kept)]
    [Rule("R048", RuleCase.Kept)]
    [Rule("R049", RuleCase.Kept)]
    [Rule("R051", RuleCase.Kept)]
    public static void Session_EndedByHaltWithACall(NdisFixture f)
    {
        f.Connect();
        f.EndByHalt();
    }

    [Rule("R032", RuleCase.Kept)]
    [Rule("R050", RuleCase.Kept)]
    [Rule("R052", RuleCase.Kept)]
    public static void Session_EndedByHaltWithEverythingPending(NdisFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        f.Connect();
        f.EndByHalt();
    }
}
