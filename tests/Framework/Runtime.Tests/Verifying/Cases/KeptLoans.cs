using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>G9: what is lent with a request is kept until it is answered.</summary>
internal static class KeptLoans
{
    [Rule("R122", RuleCase.Kept)]
    [Rule("R184", RuleCase.Kept)]
    [Rule("R204", RuleCase.Kept)]
    public static void Memory_UsedAnewAfterTheCompletion(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        f.CallManager.AlterParameters = CallParameters.Change; // what is lent may be answered with other parts
        ScriptedCall call = f.Connect(BrokenLoans.Parameters(out byte[] memory));
        memory[0]++;
        f.Client.Modify(call, BrokenLoans.Parameters(out memory));
        f.Run();
        memory[0]++;
        f.Client.Close(call, memory);
        f.Run();
        memory[0]++;
    }

    [Rule("R143", RuleCase.Kept)]
    public static void Offer_ReleasedWhenItIsAnswered(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending);
        f.Client.AlterOffer = CallParameters.Change;
        f.Ring(BrokenLoans.Parameters(out byte[] memory));
        memory[0]++;
    }

    [Rule("R163", RuleCase.Kept)]
    public static void Party_AddedWithParametersOfItsOwn(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Pending);
        f.Client.AddParty(call, BrokenLoans.Parameters(out byte[] memory));
        f.Client.AddParty(call, BrokenLoans.Parameters(out _));
        f.Run();
        memory[0]++;
    }
}
