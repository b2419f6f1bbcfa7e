using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 2 G2, 6.S: answers that come when nobody expects them, twice, or not at all because the driver threw.</summary>
internal static class AnswerSequences
{
    [Sequence("G2, T9: every answer of a call held back, then given")]
    public static void HeldThenGiven(ContractFixture f)
    {
        Script script = f.CallManager.Script;
        script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        ScriptedCall call = f.Connect();
        Expect.Same(ScriptedCallPhase.Proceeding, call.Phase);
        script.Release("ProtocolCmMakeCall");
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Close(call);
        f.Run();
        Expect.True(call.CloseStatus is null);
        script.Release("ProtocolCmCloseCall");
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        script.Mode("ProtocolCmMakeCall", f.Mode);
        script.Mode("ProtocolCmCloseCall", f.Mode);
    }

    [Sequence("R126, R330: a call is completed twice", EndsItself = true)]
    public static void MadeTwice(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Twice);
        ScriptedCall call = f.Client.Dial(f.Binding);
        Break(f);
        Expect.Same(NdisStatus.Success, call.MakeCallStatus!.Value); // the first one counts
        AssertFailed<ContractViolationException>(f, call);
    }

    [Sequence("R189, R330: a close is completed twice", EndsItself = true)]
    public static void ClosedTwice(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Twice);
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        Break(f);
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        AssertFailed<ContractViolationException>(f, call);
    }

    [Sequence("3.1: the call manager throws while a call is made", EndsItself = true)]
    public static void ThrownWhileMaking(ContractFixture f)
    {
        ScriptedCall other = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Throw);
        ScriptedCall call = f.Connect();
        Expect.True(call.MakeCallStatus!.Value.IsFailure);
        AssertFailed<ScriptedFaultException>(f, other);
    }

    [Sequence("3.1: the client throws when it hears that its call is made", EndsItself = true)]
    public static void ThrownByTheClient(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Script.Mode("ProtocolClMakeCallComplete", AnswerMode.Throw);
        f.Connect();
        AssertFailed<ScriptedFaultException>(f, call: null);
    }

    [Sequence("3.1: the miniport throws in the middle of a pause", EndsItself = true)]
    public static void ThrownByTheMiniport(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.Script.Mode("MiniportPause", AnswerMode.Throw);
        NdisStatus? paused = null;
        f.Adapter.Pause(status => paused = status);
        f.Run();
        Expect.True(paused!.Value.IsFailure);
        AssertFailed<ScriptedFaultException>(f, call);
    }

    /// <summary>The second answer throws into the driver's own work, or into its callback; then the adapter is taken down.</summary>
    private static void Break(ContractFixture f)
    {
        try
        {
            f.Run();
        }
        catch (ContractViolationException)
        {
            f.Run();
        }
    }

    /// <summary>That adapter has failed, all that it held was given back, and a client that kept its head lost its call in order.</summary>
    private static void AssertFailed<TFault>(ContractFixture f, ScriptedCall? call)
        where TFault : Exception
    {
        Expect.Same(AdapterState.Failed, f.Adapter.State);
        Expect.True(f.Adapter.Fault is TFault);
        Expect.SameItems([], f.Host.DescribeLeaks());
        Expect.True(call is null || call.Phase == ScriptedCallPhase.Ended);
    }
}
