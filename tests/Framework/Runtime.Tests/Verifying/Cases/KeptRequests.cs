using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.R, each rule kept.</summary>
internal static class KeptRequests
{
    [Rule("R329", RuleCase.Kept)]
    [Rule("R330", RuleCase.Kept)]
    [Rule("R331", RuleCase.Kept)]
    [Rule("R337", RuleCase.Kept)]
    public static void EveryRequest_CompletedLater(ContractFixture f)
    {
        f.WithMode(AnswerMode.Late);
        f.HangUp(f.Ring(), NdisStatus.Success);
        ScriptedCall call = f.Connect();
        f.Client.Modify(call, CallParameters.Any());
        f.Client.RequestOfCallManager(f.Binding, call, new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[8]));
        f.Client.Request(f.Binding, call, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        f.Run();
        f.Client.Close(call);
        f.Run();
        Sessions.Restart(f);
    }

    [Rule("R331", RuleCase.Kept)]
    public static void EveryRequest_CompletedInsideItsCallback(ContractFixture f)
    {
        f.WithMode(AnswerMode.Early);
        f.HangUp(f.Ring(), NdisStatus.Success);
        f.Client.Close(f.Connect());
        Sessions.Restart(f);
    }

    [Rule("R332", RuleCase.Kept)]
    public static void Callback_LeftWhileACallIsMade(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Late);
        f.CallManager.Script.Delay = TimeSpan.FromSeconds(60);
        f.Client.Dial(f.Binding);
        f.Loop.RunFor(f.CallManager.Script.Delay);
    }

    [Rule("R334", RuleCase.Kept)]
    public static void Handles_OfTheCaller(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        f.Client.RequestOfCallManager(f.Binding, call, new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[8]));
        f.Client.Request(f.Binding, call, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        f.Edge.Indicate(f.Miniport, f.CarrierOf(call), new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        f.Client.Close(call);
    }

    [Rule("R335", RuleCase.Kept)]
    public static void Family_OpenedWhenItIsOffered(ContractFixture f)
    {
        f.Receive(f.Connect(), "x"u8);
        Sessions.Restart(f);
    }

    [Rule("R336", RuleCase.Kept)]
    public static void Names_AskedForOnTheLoop(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        call.Handle.TellTapiCallId(out string id);
        f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out _);
        call.Handle.AssignInstanceName("x", out _);
    }
}
