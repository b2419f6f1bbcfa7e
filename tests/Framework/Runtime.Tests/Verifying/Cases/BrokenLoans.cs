using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>G9: what is lent with a request is freed, or used anew, before it is answered.</summary>
internal static class BrokenLoans
{
    [Rule("R122", RuleCase.Broken)]
    public static void MakeCall_ItsParametersUsedAnew(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Dial(f.Binding, Parameters(out byte[] memory));
        memory[0]++;
    }

    [Rule("R122", RuleCase.Broken)]
    public static void MakeCall_ItsParametersInAnotherCallToo(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        CoCallParameters parameters = CallParameters.Any();
        f.Client.Dial(f.Binding, parameters);
        f.Client.Dial(f.Binding, parameters);
    }

    [Rule("R143", RuleCase.Broken)]
    public static void Offer_ItsParametersUsedAnew(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring(Parameters(out byte[] memory));
        memory[0]++;
        f.Client.Script.Release("ProtocolClIncomingCall");
    }

    [Rule("R163", RuleCase.Broken)]
    public static void AddParty_ItsParametersUsedAnew(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Pending);
        f.Client.AddParty(call, Parameters(out byte[] memory));
        memory[0]++;
    }

    [Rule("R184", RuleCase.Broken)]
    public static void CloseCall_ItsDataDisposed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        OwnedMemory data = new();
        f.Client.Close(call, data.Memory);
        ((IDisposable)data).Dispose();
    }

    [Rule("R184", RuleCase.Broken)]
    public static void DropParty_ItsDataUsedAnew(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        ScriptedParty second = f.Client.AddParty(call);
        f.Run();
        f.CallManager.Script.Mode("ProtocolCmDropParty", AnswerMode.Pending);
        byte[] data = [1];
        f.Client.Drop(second, data);
        data[0]++;
    }

    [Rule("R204", RuleCase.Broken)]
    public static void ModifyCallQoS_ItsParametersUsedAnew(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Pending);
        f.Client.Modify(call, Parameters(out byte[] memory));
        memory[0]++;
    }

    /// <summary>Call parameters with bytes of the medium in <paramref name="memory"/>.</summary>
    public static CoCallParameters Parameters(out byte[] memory)
    {
        memory = [1, 2, 3];
        CoCallParameters parameters = CallParameters.Any();
        parameters.MediaParameters = parameters.MediaParameters! with { MediaSpecific = new(0, memory) };
        return parameters;
    }
}
