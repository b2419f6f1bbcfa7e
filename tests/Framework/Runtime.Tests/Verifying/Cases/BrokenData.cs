using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.K, each rule broken.</summary>
internal static class BrokenData
{
    [Rule("R215", RuleCase.Broken)]
    public static void Frame_WithoutItsSourceHandle(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = f.Client.Frame(call, "x"u8);
        list.SourceHandle = null;
        call.Handle.SendNetBufferLists(list);
    }

    [Rule("R217", RuleCase.Broken)]
    public static void Frame_SentTwice(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        NetBufferList list = f.Client.Frame(call, "x"u8);
        call.Handle.SendNetBufferLists(list);
        call.Handle.SendNetBufferLists(list);
    }

    [Rule("R218", RuleCase.Broken)]
    public static void Frame_CompletedThatWasNotSent(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.Vcs[0].Handle.SendNetBufferListsComplete(f.Client.Frame(call, "x"u8));
    }

    [Rule("R222", RuleCase.Broken)]
    public static void Frame_CompletedWithPending(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.SendStatus = NdisStatus.Pending;
        f.Client.Send(call, "x"u8);
    }

    [Rule("R226", RuleCase.Broken)]
    public static void Frames_Miscounted(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = f.Client.Frame(call, "x"u8);
        list.SourceHandle = f.Mcm.Vcs[0].Handle;
        f.Mcm.Vcs[0].Handle.IndicateReceiveNetBufferLists(list, 2, NdisReceiveFlags.Resources);
    }

    [Rule("R228", RuleCase.Broken)]
    public static void Frame_ReturnedThatWasNotReceived(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Binding.Handle.ReturnNetBufferLists(f.Client.Frame(call, "x"u8));
    }
}
