using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.O, each rule kept.</summary>
internal static class KeptHalts
{
    [Rule("R275", RuleCase.Kept)]
    public static void Protocols_UnboundWithACallUp(ContractFixture f)
    {
        f.Connect();
        Sessions.End(f);
    }

    [Rule("R276", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void CallManager_UnboundWithItsSignalingVc(ContractFixture f) => Sessions.End(f);

    [Rule("R277", RuleCase.Kept)]
    [Rule("R278", RuleCase.Kept)]
    public static void Adapter_HaltedWithACallUp(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        f.Connect();
        Sessions.Halt(f);
    }

    [Rule("R279", RuleCase.Kept)]
    public static void Mcm_HaltedWithACallUp(NdisFixture f)
    {
        f.Connect();
        Sessions.Halt(f);
    }
}
