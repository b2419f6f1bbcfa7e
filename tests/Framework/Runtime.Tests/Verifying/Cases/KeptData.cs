using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.K, each rule kept.</summary>
internal static class KeptData
{
    [Rule("R214", RuleCase.Kept)]
    [Rule("R215", RuleCase.Kept)]
    [Rule("R217", RuleCase.Kept)]
    [Rule("R218", RuleCase.Kept)]
    [Rule("R219", RuleCase.Kept)]
    [Rule("R220", RuleCase.Kept)]
    [Rule("R222", RuleCase.Kept)]
    [Rule("R224", RuleCase.Kept)]
    public static void Sends_CompletedInAnotherOrder(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.SendChain(call, "a", "b", "c");
        f.Client.Send(call, "d"u8);
        f.Edge.CompleteSends(which: l => l.FirstNetBuffer.Data[0] == 'b');
        f.Edge.CompleteSends(order: SendOrder.Reversed);
        f.Client.SendChain(call, "e", "f");
        f.Edge.CompleteSends(order: SendOrder.Chained);
    }

    [Rule("R223", RuleCase.Kept)]
    public static void Lists_UsedAgain(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        for (int i = 0; i < 3; i++)
        {
            f.Client.Send(call, "x"u8);
        }
    }

    [Rule("R225", RuleCase.Kept)]
    [Rule("R226", RuleCase.Kept)]
    [Rule("R227", RuleCase.Kept)]
    [Rule("R228", RuleCase.Kept)]
    [Rule("R229", RuleCase.Kept)]
    [Rule("R230", RuleCase.Kept)]
    [Rule("R231", RuleCase.Kept)]
    public static void Receives_KeptAndCopied(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.KeepsFrames = true;
        f.Edge.ReceiveChain(f.CarrierOf(call), "a", "b", "c");
        f.Receive(call, "d"u8, NdisReceiveFlags.Resources);
        f.Client.ReturnKept(f.Binding, reversed: true);
    }

    [Rule("R231", RuleCase.Kept)]
    public static void Frame_SentOnAndGivenBack(ContractFixture f)
    {
        ScriptedCall from = f.Connect();
        ScriptedCall to = f.Connect();
        f.Client.KeepsFrames = true;
        f.Edge.CompletesSendsAtOnce = false;
        f.Receive(from, "x"u8);
        NetBufferList list = f.Client.Kept[0].List;
        object? source = list.SourceHandle;
        list.SourceHandle = to.Handle;
        to.Handle.SendNetBufferLists(list);
        f.Client.Bounces = l =>
        {
            l.SourceHandle = source;
            f.Client.ReturnKept(f.Binding);
        };
        f.Edge.CompleteSends();
    }

    [Rule("R232", RuleCase.Kept)]
    public static void Send_Cancelled(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        object id = new();
        f.Client.Send(call, "a"u8, id);
        f.Client.Send(call, "b"u8);
        f.Binding.Handle.CancelSendNetBufferLists(id);
        f.Edge.CompleteSends();
    }
}
