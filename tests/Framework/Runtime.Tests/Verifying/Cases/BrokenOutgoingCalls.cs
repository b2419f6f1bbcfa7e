using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.F, each rule broken.</summary>
internal static class BrokenOutgoingCalls
{
    [Rule("R119", RuleCase.Broken)]
    public static void Call_MadeOnACallManagersVc(ContractFixture f) =>
        f.CallOf(f.Ring()).Handle.MakeCall(CallParameters.Any());

    [Rule("R120", RuleCase.Broken)]
    public static void Call_MadeOnABusyVc(ContractFixture f) =>
        f.Connect().Handle.MakeCall(CallParameters.Any());

    [Rule("R121", RuleCase.Broken)]
    public static void Call_MadeWithoutParameters(ContractFixture f) =>
        f.Client.NewCall(f.Binding).Handle.MakeCall(null!);

    [Rule("R121", RuleCase.Broken)]
    public static void Call_MadeWithEmptyParameters(ContractFixture f) =>
        f.Client.NewCall(f.Binding).Handle.MakeCall(new());

    [Rule("R124", RuleCase.Broken)]
    public static void CallManager_AskedForACallThatNobodyMade(ContractFixture f)
    {
        f.Client.NewCall(f.Binding);
        NdisVcObject vc = Forged.Vc(f.CallManager.Vcs[^1]);
        Forged.Callback(f, new("ProtocolCmMakeCall", f.CallManager.Name, vc), NdisStatus.Failure);
    }

    [Rule("R124", RuleCase.Broken)]
    public static void CallManager_NeverAskedForACall(ContractFixture f)
    {
        f.Client.NewCall(f.Binding);
        DdiEvent made = new("NdisClMakeCall", f.Client.Name, Forged.Vc(f.CallManager.Vcs[^1]))
        {
            Parameters = CallParameters.Any(),
        };
        Forged.Call(f, made);
        f.Host.Verifier!.Finished(made with { Status = NdisStatus.Pending });
    }

    [Rule("R125", RuleCase.Broken)]
    public static void Flow_ThatContradictsItselfTaken(ContractFixture f)
    {
        CoCallParameters parameters = CallParameters.Any();
        FlowSpec flow = FlowSpec.Unspecified with { TokenRate = 2, PeakBandwidth = 1 };
        parameters.CallMgrParameters = parameters.CallMgrParameters! with { Transmit = flow };
        f.Connect(parameters);
    }

    [Rule("R126", RuleCase.Broken)]
    public static void MakeCall_CompletedTwice(ContractFixture f) =>
        f.VcOf(f.Connect()).MakeCallComplete(NdisStatus.Success, null, null, CallParameters.Any());

    [Rule("R126", RuleCase.Broken)]
    public static void MakeCall_NeverCompleted(ContractFixture f)
    {
        NdisVcObject vc = Forged.Vc(Begin(f));
        if (f.Shape == Shape.Mcm)
        {
            f.Host.Verifier!.Halted(f.Adapter);
        }
        else
        {
            f.Host.Verifier!.Unbound(vc.CallManagerHolder.Binding!);
        }
    }

    [Rule("R127", RuleCase.Broken)]
    public static void MakeCall_CompletedBeforeActivation(ContractFixture f) =>
        Begin(f).MakeCallComplete(NdisStatus.Success, null, null, CallParameters.Any());

    [Rule("R128", RuleCase.Broken)]
    public static void Party_WithoutAContext(ContractFixture f)
    {
        f.CallManager.GivesContextAtOnce = false;
        f.Client.DialMultipoint(f.Binding);
    }

    [Rule("R128", RuleCase.Broken)]
    public static void Party_WithoutAContextInEither(ContractFixture f)
    {
        f.CallManager.GivesContextAtOnce = false;
        f.CallManager.GivesContextLater = false;
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Early);
        f.Client.DialMultipoint(f.Binding);
    }

    [Rule("R129", RuleCase.Broken)]
    public static void Context_OfNoParty(ContractFixture f)
    {
        ScriptedVc vc = Begin(f);
        vc.Activate(CallParameters.Any());
        CallManagerCalls.MakeCallComplete(Forged.Vc(vc), NdisStatus.Success, null, f, CallParameters.Any());
    }

    [Rule("R130", RuleCase.Broken)]
    public static void Parameters_ChangedWithoutFlag(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Early);
        f.CallManager.AlterParameters = p => p.CallMgrParameters = null;
        f.Connect();
    }

    [Rule("R130", RuleCase.Broken)]
    public static void Parameters_ChangedWithoutFlagAtOnce(ContractFixture f)
    {
        f.CallManager.AlterParameters = p => p.CallMgrParameters = null;
        f.Connect();
    }

    [Rule("R131", RuleCase.Broken)]
    public static void Parameters_FlaggedWithoutChange(ContractFixture f)
    {
        f.CallManager.AlterParameters = static p => p.Flags |= CoCallFlags.CallParametersChanged;
        f.Connect();
    }

    [Rule("R132", RuleCase.Broken)]
    public static void Parameters_UsedAsIfUnchanged(ContractFixture f)
    {
        f.CallManager.AlterParameters = CallParameters.Change;
        ScriptedCall call = f.Connect();
        f.CallManager.AlterParameters = null;
        f.Client.Modify(call, call.Parameters!);
    }

    [Rule("R133", RuleCase.Broken)]
    public static void Call_ClosedAfterItFailed(ContractFixture f) => Fail(f).CloseCall();

    [Rule("R054", RuleCase.Broken)]
    [Rule("R091", RuleCase.Broken)]
    [Rule("R133", RuleCase.Broken)]
    public static void Vc_LeftAfterItsCallFailed(ContractFixture f)
    {
        Fail(f);
        f.Host.Verifier!.Unbound(Forged.Binding(f));
    }

    [Rule("R134", RuleCase.Broken)]
    public static void Party_UsedAfterTheCallFailed(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCmMakeCall", NdisStatus.Failure);
        f.Client.NewCall(f.Binding).Handle.MakeCall(CallParameters.Any(), f, out _);
        f.CallManager.Vcs[^1].First!.Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R135", RuleCase.Broken)]
    public static void Vc_LeftActiveByACallThatFailed(ContractFixture f)
    {
        ScriptedVc vc = Begin(f);
        vc.Activate(CallParameters.Any());
        vc.MakeCallComplete(NdisStatus.Failure, null, null, CallParameters.Any());
    }

    [Rule("R136", RuleCase.Broken)]
    public static void Frame_SentBeforeTheCallIsMade(ContractFixture f)
    {
        Begin(f);
        f.Client.Send(f.Binding.Calls[^1], "x"u8);
    }

    [Rule("R137", RuleCase.Broken)]
    [Rule("R085", RuleCase.Broken)]
    public static void Vc_DeletedWhileItsCallIsClosed(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Accepts = static _ => false;
        f.Connect().Handle.Delete();
    }

    /// <summary>Begins a call that the call manager does not complete.</summary>
    private static ScriptedVc Begin(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        return f.VcOf(f.Client.Dial(f.Binding));
    }

    private static ClientVc Fail(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCmMakeCall", NdisStatus.Failure);
        ClientVc vc = f.Client.NewCall(f.Binding).Handle;
        vc.MakeCall(CallParameters.Any());
        return vc;
    }
}
