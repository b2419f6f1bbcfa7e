using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.10.</summary>
internal static class DataSequences
{
    [Sequence("4.10", "S0.8", "S3.8")]
    public static void SendAndReceive(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Send(call, "out"u8);
        f.Receive(call, "in"u8);
        f.Receive(call, "copied"u8, NdisReceiveFlags.Resources);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
        Expect.SameItems(["in", "copied"], f.Client.Received.Select(System.Text.Encoding.ASCII.GetString));
    }

    [Sequence("4.10: completed in pieces, in any order", "S0.8")]
    public static void CompletedInAnyOrder(ContractFixture f)
    {
        ScriptedCall first = f.Connect();
        ScriptedCall second = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        foreach (SendOrder order in Enum.GetValues<SendOrder>())
        {
            f.Client.SendStatuses.Clear();
            f.Client.SendChain(first, "a", "b", "c");
            f.Client.SendChain(second, "d", "e", "f");
            NetBufferList middle = f.Edge.Held[1];
            f.Edge.CompleteSends(NdisStatus.Failure, list => ReferenceEquals(list, middle)); // one out of the middle
            Expect.SameItems([NdisStatus.Failure], f.Client.SendStatuses);
            f.Edge.CompleteSends(order: order);
            Expect.Same(6, f.Client.SendStatuses.Count);
        }

        f.Edge.CompletesSendsAtOnce = true;
    }

    [Sequence("4.10: returned late, in pieces and in any order", "S0.8")]
    public static void ReturnedInAnyOrder(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.KeepsFrames = true;
        f.Edge.ReceiveChain(f.CarrierOf(call), "a", "b", "c");
        f.Receive(call, "d"u8);
        f.Receive(call, "e"u8, NdisReceiveFlags.Resources);
        Expect.Same(4, f.CarrierOf(call).ReceivesOutstanding);
        f.Client.ReturnKept(f.Binding, reversed: true);
        Expect.Same(0, f.CarrierOf(call).ReceivesOutstanding);
        Expect.Same(5, f.Client.Received.Count);
        f.Client.KeepsFrames = false;
    }

    [Sequence("4.10 cancel")]
    public static void Cancelled(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "one"u8, cancelId: "x");
        f.Client.Send(call, "two"u8);
        f.Binding.Handle.CancelSendNetBufferLists("x");
        Expect.SameItems([NdisStatus.SendAborted], f.Client.SendStatuses);
        f.Edge.CompleteSends();
        Expect.SameItems([NdisStatus.SendAborted, NdisStatus.Success], f.Client.SendStatuses);
        f.Edge.CompletesSendsAtOnce = true;
    }

    [Sequence("4.8 step 2, T49: queued frames come back before the close")]
    public static void FlushedAtHangUp(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "never sent"u8);
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        Expect.Same(1, f.Client.SendStatuses.Count);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
        f.Edge.CompletesSendsAtOnce = true;
    }
}
