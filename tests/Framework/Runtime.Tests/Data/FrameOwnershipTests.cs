using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.10: what a driver does to a frame that is not its own meets the frame's owner, not the frame. Without a
/// verifier: the table alone decides.</summary>
[Trait("Spec", "3.10")]
public sealed class FrameOwnershipTests
{
    [Theory]
    [BothShapes]
    public void Send_OfWhatTheMiniportHas_ComesBackOnce(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        NetBufferList list = f.Client.Frame(call, "x"u8);
        call.Handle.SendNetBufferLists(list);
        NetBufferList other = f.Client.Frame(call, "y"u8);
        other.Next = list;
        call.Handle.SendNetBufferLists(other); // R217
        Assert.Equal([list, other], f.Edge.Held);
        f.Edge.CompleteSends();
        Assert.Equal([NdisStatus.Success, NdisStatus.Success], f.Client.SendStatuses);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    public void Send_RefusedOfWhatTheMiniportHas_ComesBackOnce(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.ClosesAtOnce = false;
        NetBufferList list = f.Client.Frame(call, "x"u8);
        call.Handle.SendNetBufferLists(list);
        f.VcOf(call).DispatchIncomingCloseCall(NdisStatus.Success);
        call.Handle.SendNetBufferLists(list);
        Assert.Empty(f.Client.SendStatuses);
        f.Edge.CompleteSends();
        Assert.Single(f.Client.SendStatuses);
        f.Client.Close(call);
        f.Run();
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    public void Complete_OnAnotherVcOrAgain_IsLeftAlone(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall call = f.Connect();
        ScriptedCall other = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        NetBufferList list = f.Edge.Held[0];
        f.CarrierOf(other).Complete(list); // R219
        Assert.Empty(f.Client.SendStatuses);
        f.Edge.CompleteSends();
        f.CarrierOf(call).Complete(list); // R218
        Assert.Equal([NdisStatus.Success], f.Client.SendStatuses);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    public void Indicate_OfWhatTheProtocolHas_IsNotIndicatedAgain(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall call = f.Connect();
        f.Client.KeepsFrames = true;
        f.Receive(call, "x"u8);
        NetBufferList list = f.Client.Kept[0].List;
        f.CarrierOf(call).Indicate(list, 1, NdisReceiveFlags.None); // R230
        f.CarrierOf(call).Indicate(list, 1, NdisReceiveFlags.Resources);
        Assert.Single(f.Client.Received);
        f.Client.ReturnKept(f.Binding);
        f.Binding.Handle.ReturnNetBufferLists(list); // R228
        Assert.Equal(1, f.Edge.Script.Count("MiniportReturnNetBufferLists"));
        f.EndInOrder();
    }

    [Theory]
    [BothShapes(true)]
    [BothShapes(false)]
    public void Lent_ReturnedOrSentByTheProtocol_StaysTheMiniports(Shape shape, bool returned)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        NetBufferList list = f.Client.Frame(call, "x"u8); // as if the miniport's
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoReceiveNetBufferLists" && returned)
            {
                f.Binding.Handle.ReturnNetBufferLists(list); // R229
            }
            else if (ddi == "ProtocolCoReceiveNetBufferLists")
            {
                call.Handle.SendNetBufferLists(list);
            }
        };
        f.CarrierOf(call).Indicate(list, 1, NdisReceiveFlags.Resources);
        f.Client.Script.Hook = null;
        Assert.Single(f.Client.Received);
        Assert.False(f.Edge.Script.Saw("MiniportReturnNetBufferLists"));
        Assert.Empty(f.Edge.Held);
        Assert.Null(list.NdisReserved);
        f.Client.Lists.Free(list);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    public void Return_ByAnotherProtocol_IsLeftAlone(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedClient other = f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        ScriptedCall call = f.Connect();
        f.Client.KeepsFrames = true;
        f.Receive(call, "x"u8);
        other.Binding.Handle.ReturnNetBufferLists(f.Client.Kept[0].List);
        Assert.False(f.Edge.Script.Saw("MiniportReturnNetBufferLists"));
        f.Client.ReturnKept(f.Binding);
        f.EndInOrder();
    }

    /// <summary>A frame that came in goes out on another call, and is returned when that has ended.</summary>
    [Theory]
    [BothShapes]
    [Trait("Rule", "R231")]
    public void Journey_InsideAnother_LeavesTheOuterOneAsItWas(Shape shape)
    {
        using ContractFixture f = Make(shape);
        ScriptedCall from = f.Connect();
        ScriptedCall to = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Receive(from, "through"u8);
        NetBufferList list = f.Client.Kept[0].List;
        to.Handle.SendNetBufferLists(list);
        f.Binding.Handle.ReturnNetBufferLists(list); // too early: the miniport has it
        Assert.False(f.Edge.Script.Saw("MiniportReturnNetBufferLists"));
        Assert.Equal(NblState.Sent, NblTag.StateOf(NblTag.Of(list)));
        Assert.Single(f.Host.DescribeLeaks(), static l => l.Contains("is not returned by CLIENT", StringComparison.Ordinal));
        f.Client.FreesSent = false;
        f.Edge.CompleteSends();
        f.Client.FreesSent = true;
        Assert.Equal(NblState.Received, NblTag.StateOf(NblTag.Of(list)));
        f.Client.ReturnKept(f.Binding);
        Assert.Equal(NblState.Own, NblTag.StateOf(NblTag.Of(list)));
        f.EndInOrder();
    }

    private static ContractFixture Make(Shape shape) => new ContractFixture(shape, verifier: VerifierMode.Off).Start();
}
