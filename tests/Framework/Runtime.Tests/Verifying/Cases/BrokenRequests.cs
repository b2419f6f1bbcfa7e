using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.R, each rule broken.</summary>
internal static class BrokenRequests
{
    [Rule("R329", RuleCase.Broken)]
    public static void Completion_WithPending(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Dial(f.Binding);
        f.CallManager.Vcs[^1].MakeCallComplete(NdisStatus.Pending, null, null, CallParameters.Any());
    }

    [Rule("R330", RuleCase.Broken)]
    public static void Pause_CompletedUnasked(ContractFixture f) => f.Miniport.PauseComplete();

    [Rule("R330", RuleCase.Broken)]
    public static void Event_CompletedTwice(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolNetPnPEvent", AnswerMode.Twice);
        f.Adapter.Pause(static _ => { });
    }

    [Rule("R331", RuleCase.Broken)]
    public static void Client_ToldOfAMakeCallThatWasAnsweredAtOnce(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Forged.Callback(f, new DdiEvent("ProtocolClMakeCallComplete", f.Client.Name, Forged.Vc(f.VcOf(call))));
    }

    [Rule("R242", RuleCase.Broken)]
    [Rule("R331", RuleCase.Broken)]
    public static void Client_ToldOfARequestThatWasAnsweredAtOnce(ContractFixture f)
    {
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]);
        f.Client.Request(f.Binding, null, request);
        Forged.Callback(f, new DdiEvent("ProtocolCoOidRequestComplete", f.Client.Name, f.Adapter) { Context = request });
    }

    [Rule("R332", RuleCase.Broken)]
    public static void Callback_WaitsForACompletion(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Late);
        f.CallManager.Script.Delay = TimeSpan.FromSeconds(10);
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolClIncomingCall")
            {
                ScriptedCall call = f.Client.Dial(f.Binding);
                f.Loop.RunUntil(() => call.MakeCallStatus is not null, TimeSpan.FromSeconds(20));
            }
        };
        f.Ring();
    }

    [Rule("R332", RuleCase.Broken)]
    public static void Callback_WaitsForAnotherThread(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCmCloseCall")
            {
                f.CallManager.Script.Hook = null;
                OffTheLoop(() => f.VcOf(call).Deactivate());
            }
        };
        f.Loop.Post(() => f.Client.Close(call));
    }

    [Rule("R334", RuleCase.Broken)]
    public static void Request_WithTheHandleOfTheCallManager(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]);
        f.Binding.Handle.OidRequest(f.VcOf(call).Handle, request);
    }

    [Rule("R170", RuleCase.Broken)]
    [Rule("R334", RuleCase.Broken)]
    public static void Close_WithAPartyOfAnotherCall(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        ScriptedCall other = f.Client.DialMultipoint(f.Binding);
        f.Run();
        call.Handle.CloseCall(other.Parties[0].Handle!);
    }

    [Rule("R335", RuleCase.Broken)]
    public static void Family_OpenedWhenAFrameComesIn(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoReceiveNetBufferLists")
            {
                f.Binding.Handle.OpenAddressFamilyEx(f.CallManager.Families[0], new object(), out _);
            }
        };
        f.Receive(call, "x"u8);
    }

    [Rule("R336", RuleCase.Broken)]
    public static void Names_AskedForOffTheLoop(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Loop.Post(() => OffTheLoop(() => call.Handle.TellTapiCallId(out _)));
    }

    [Rule("R337", RuleCase.Broken)]
    public static void Request_NeverCompleted(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        f.Loop.RunFor(TimeSpan.FromSeconds(31));
    }

    /// <summary>Does something on another thread, and waits for it.</summary>
    private static void OffTheLoop(Action work)
    {
        Exception? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                work();
            }
            catch (InvalidOperationException e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            throw thrown;
        }
    }
}
