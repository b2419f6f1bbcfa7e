using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.K, sends: each rule broken.</summary>
internal static class BrokenData
{
    [Rule("R214", RuleCase.Broken)]
    public static void Frame_OverAVcThatIsNotActive(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.VcOf(call).Deactivate();
        f.Run();
        f.Client.Send(call, "x"u8);
    }

    [Rule("R215", RuleCase.Broken)]
    public static void Frame_WithoutItsSourceHandle(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = f.Client.Frame(call, "x"u8);
        list.SourceHandle = null;
        call.Handle.SendNetBufferLists(list);
    }

    [Rule("R217", RuleCase.Broken)]
    public static void Frame_SentTwice(ContractFixture f)
    {
        NetBufferList list = Sent(f);
        f.Binding.Calls[0].Handle.SendNetBufferLists(list);
    }

    [Rule("R217", RuleCase.Broken)]
    public static void Frame_FreedWhileItIsOut(ContractFixture f)
    {
        f.Client.Lists.Free(Sent(f));
        f.Edge.CompleteSends();
    }

    [Rule("R217", RuleCase.Broken)]
    public static void Frame_MarkedWhileItIsOut(ContractFixture f)
    {
        Sent(f).ProtocolReserved = f;
        f.Edge.CompleteSends();
    }

    [Rule("R218", RuleCase.Broken)]
    public static void Frame_CompletedThatWasNotSent(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CarrierOf(call).Complete(f.Client.Frame(call, "x"u8));
    }

    [Rule("R218", RuleCase.Broken)]
    public static void Frame_CompletedTwice(ContractFixture f)
    {
        NetBufferList list = Sent(f);
        f.Edge.CompleteSends();
        f.CarrierOf(f.Binding.Calls[0]).Complete(list);
    }

    [Rule("R219", RuleCase.Broken)]
    public static void Frame_CompletedOverAnotherVc(ContractFixture f)
    {
        NetBufferList list = Sent(f);
        f.CarrierOf(f.Connect()).Complete(list);
    }

    [Rule("R220", RuleCase.Broken)]
    public static void Frame_CompletedWithLess(ContractFixture f)
    {
        Sent(f).FirstNetBuffer.Advance(1);
        f.Edge.CompleteSends();
    }

    [Rule("R222", RuleCase.Broken)]
    public static void Frame_CompletedWithPending(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.SendStatus = NdisStatus.Pending;
        f.Client.Send(call, "x"u8);
    }

    [Rule("R223", RuleCase.Broken)]
    public static void Frame_MarkedAfterItsCompletion(ContractFixture f)
    {
        NetBufferList list = Sent(f);
        f.Edge.CompleteSends();
        list.MiniportReserved = f;
        f.Client.Send(f.Binding.Calls[0], "y"u8); // in the same list, the last that was freed
    }

    [Rule("R224", RuleCase.Broken)]
    public static void Frames_CarriedInAnotherOrder(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NdisVcObject vc = Forged.Vc(f.VcOf(call));
        NetBufferList first = f.Client.Frame(call, "a"u8);
        NetBufferList second = f.Client.Frame(call, "b"u8);
        f.Host.Verifier!.Sending(vc, first);
        f.Host.Verifier.Sending(vc, second);
        f.Host.Verifier.Carrying(vc, second);
        f.Host.Verifier.Carrying(vc, first);
    }

    [Rule("R231", RuleCase.Broken)]
    public static void Frame_CompletedWithAnotherSource(ContractFixture f)
    {
        Sent(f).SourceHandle = f;
        f.Edge.CompleteSends();
    }

    [Rule("R232", RuleCase.Broken)]
    public static void Frame_CancelledAndNeverBack(ContractFixture f)
    {
        NetBufferList list = Sent(f);
        list.Status = NdisStatus.SendAborted;
        NdisVcObject vc = Forged.Vc(f.VcOf(f.Binding.Calls[0]));
        f.Host.Verifier!.Completing(vc, list);
        f.Host.Verifier.Completed(vc);
    }

    /// <summary>One frame that the miniport has.</summary>
    private static NetBufferList Sent(ContractFixture f)
    {
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(f.Connect(), "x"u8);
        return f.Edge.Held[0];
    }
}
