using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 5.4, 5.6: the window, the line's parameters, and what the miniport is asked.</summary>
public sealed class WanLinkTests
{
    private const byte ConfigureRequest = 1;
    private const byte TerminateRequest = 5;

    [Fact]
    public void LinkParameters_BeforeTheBridge_ReachNdiswan()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall call = bench.Dial();
        Tell(bench, pbx, window: 0, speed: 1234);
        WanSession session = bench.Bridge(call);
        Assert.Equal((0, 1234u), (session.SendWindow, session.TransmitBytesPerSecond));
        Assert.False(pbx.Mcm.Script.Saw("MiniportCoSendNetBufferLists")); // R286
        bench.HaltAndCheck();
    }

    [Fact]
    public void Window_Zero_HoldsFramesInOrder()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Mcm.CompletesSendsAtOnce = false;
        TapiCall call = bench.Dial();
        Tell(bench, pbx, window: 0, speed: 0);
        WanSession session = bench.Bridge(call);
        Assert.Equal(3600u, session.TransmitBytesPerSecond); // 5.4: unknown
        session.Close();
        Assert.Empty(pbx.Mcm.Held);
        Assert.Equal(2, session.Queued);

        Tell(bench, pbx, window: 1, speed: 100);
        Assert.Equal(ConfigureRequest, CodeOf(Assert.Single(pbx.Mcm.Held)));
        pbx.Mcm.CompleteSends();
        Assert.Equal(TerminateRequest, CodeOf(Assert.Single(pbx.Mcm.Held))); // R285
        Assert.Equal(0, session.Queued);
        pbx.Mcm.CompleteSends();
        bench.HaltAndCheck();
    }

    [Fact]
    public void Close_WithAShutWindow_DoesNotWaitForIt()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall call = bench.Dial();
        Tell(bench, pbx, window: 0, speed: 100);
        WanSession session = bench.Bridge(call);
        session.Abort();
        bench.Run();
        Assert.Equal(LineCallState.Idle, call.State);
        Assert.Equal(1, session.Counters.Unsent);
        bench.HaltAndCheck();
    }

    [Fact]
    public void HangUp_WithSendsOut_ClosesAfterTheyCameBack()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Mcm.CompletesSendsAtOnce = false;
        TapiCall call = bench.Dial();
        _ = bench.Bridge(call);
        _ = Assert.Single(pbx.Mcm.Held);
        _ = call.Drop();
        bench.Run();
        Assert.Empty(pbx.Mcm.Held); // R180, by NdisCancelSendNetBufferLists
        Assert.Equal(LineCallState.Idle, call.State);
        bench.HaltAndCheck();
    }

    [Fact]
    public void MtuAndFragments_AreCounted()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        WanSession session = bench.Bridge(bench.Dial());
        int changes = 0;
        session.LinkChanged += _ => changes++;
        bench.Indicate(
            pbx, pbx.Mcm.Vcs[0], NdisStatus.WanCoMtuLinkParams, WanCoMtuLinkParams.Size, to => new WanCoMtuLinkParams(10, 20, 3, 576).Write(to.Span));
        bench.Indicate(
            pbx, pbx.Mcm.Vcs[0], NdisStatus.WanCoFragment, NdisWanCoFragment.Size, to => new NdisWanCoFragment(WanErrors.Crc).Write(to.Span));
        Assert.Equal((10u, 20u, 3), (session.TransmitBytesPerSecond, session.ReceiveBytesPerSecond, session.SendWindow));
        Assert.Equal((1, 1L), (changes, session.Counters.Fragments));
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(WanCompression.None)]
    [InlineData(WanCompression.Compression | WanCompression.Encryption128)]
    public void Compression_IsAskedForWhereItIsConfigured(WanCompression wanted)
    {
        TapiBench bench = new(wan: new() { Compression = wanted });
        Pbx pbx = bench.Add();
        WanSession session = bench.Bridge(bench.Dial());
        WanCompression? expected = wanted == WanCompression.None ? null : WanCompression.Compression;
        Assert.Equal(expected, pbx.CompInfoSet?.SendCapabilities.MsCompType);
        Assert.Equal(expected, session.Compression?.RecvCapabilities.MsCompType);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Adapter_IsAskedWhatItIs()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        foreach (Oid oid in new[] { Oid.WanCoGetInfo, Oid.WanMediumSubtype, Oid.WanPermanentAddress, Oid.WanCurrentAddress })
        {
            Assert.Contains(oid, pbx.Mcm.Script.Oids);
        }

        Assert.Equal(6, bench.Wan.AdapterInfo("A")!.Value.CurrentAddress.Length);
        Assert.Null(bench.Wan.AdapterInfo("B"));
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Late)]
    public void Questions_ThatPend_AreAnsweredBeforeTheCallIsClosed(AnswerMode mode)
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall call = bench.Dial();
        pbx.Mcm.Script.Mode("MiniportCoOidRequest", mode);
        WanSession session = bench.Bridge(call);
        _ = call.Drop();
        Assert.Equal(LineCallState.Disconnected, call.State);
        bench.Loop.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(LineCallState.Idle, call.State);
        Assert.Empty(bench.Wan.Sessions);
        Assert.NotEqual(default, session.Cause);
        bench.HaltAndCheck();
    }

    private static void Tell(TapiBench bench, Pbx pbx, uint window, uint speed) => bench.Indicate(
        pbx, pbx.Mcm.Vcs[0], NdisStatus.WanCoLinkParams, WanCoLinkParams.Size, to => new WanCoLinkParams(speed, speed, window).Write(to.Span));

    // FF 03 C0 21, code
    private static byte CodeOf(NetBufferList list) => list.FirstNetBuffer.Data[4];
}
