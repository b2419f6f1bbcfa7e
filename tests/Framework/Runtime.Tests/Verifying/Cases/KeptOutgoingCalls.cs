using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.F, each rule kept.</summary>
internal static class KeptOutgoingCalls
{
    [Rule("R119", RuleCase.Kept)]
    [Rule("R120", RuleCase.Kept)]
    [Rule("R121", RuleCase.Kept)]
    [Rule("R124", RuleCase.Kept)]
    [Rule("R125", RuleCase.Kept)]
    [Rule("R127", RuleCase.Kept)]
    [Rule("R129", RuleCase.Kept)]
    [Rule("R136", RuleCase.Kept)]
    public static void Call_MadeAtOnce(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Send(call, "x"u8);
        f.Client.Close(call);
    }

    [Rule("R124", RuleCase.Kept)]
    [Rule("R126", RuleCase.Kept)]
    [Rule("R127", RuleCase.Kept)]
    [Rule("R129", RuleCase.Kept)]
    public static void Call_MadeLater(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Connect();
    }

    [Rule("R128", RuleCase.Kept)]
    public static void Party_KnownByTheCallback(ContractFixture f)
    {
        f.CallManager.GivesContextLater = false;
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Early);
        f.Client.DialMultipoint(f.Binding);
    }

    [Rule("R128", RuleCase.Kept)]
    [Rule("R134", RuleCase.Kept)]
    public static void Party_KnownByTheCompletion(ContractFixture f)
    {
        f.CallManager.GivesContextAtOnce = false;
        f.WithMode(AnswerMode.Pending);
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        f.Client.AddParty(call);
    }

    [Rule("R130", RuleCase.Kept)]
    [Rule("R131", RuleCase.Kept)]
    [Rule("R132", RuleCase.Kept)]
    public static void Parameters_ChangedAndRenegotiated(ContractFixture f)
    {
        f.CallManager.AlterParameters = CallParameters.Change;
        ScriptedCall call = f.Connect();
        f.CallManager.AlterParameters = null;
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R132", RuleCase.Kept)]
    [Rule("R137", RuleCase.Kept)]
    public static void Parameters_ChangedAndTheCallClosed(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        f.CallManager.AlterParameters = CallParameters.Change;
        f.Client.Accepts = static p => !p.Flags.HasFlag(CoCallFlags.CallParametersChanged);
        f.Connect();
    }

    [Rule("R133", RuleCase.Kept)]
    [Rule("R135", RuleCase.Kept)]
    public static void Call_Refused(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCmMakeCall", NdisStatus.Resources);
        f.Connect();
    }
}
