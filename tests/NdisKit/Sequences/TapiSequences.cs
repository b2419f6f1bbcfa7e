using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.16 to 4.21: a proxy with both roles between the call manager of TAPI_PROXY and the client of TAPI, which is
/// the WAN layer here.</summary>
internal static class TapiSequences
{
    [Sequence("4.16 registration and enumeration", "S4.1", StartsItself = true)]
    public static void SessionStarts(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        Expect.SameItems([NdisStatus.Success, NdisStatus.Success, NdisStatus.Success], proxy.Capabilities);
        Expect.True(proxy.UpperSap is not null);
        f.Edge.OnOid = new WanAnswers().Answer;
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[NdisWanCoInfo.Size]));
        f.Run();
        Expect.Same(NdisStatus.Success, f.Client.OidsCompleted[^1].Status);
        f.Trace.AssertOrder("ProtocolCoAfRegisterNotify", "NdisClOpenAddressFamilyEx", "ProtocolCmOpenAf", "NdisClRegisterSap", "ProtocolCmRegisterSap");
    }

    [Sequence("4.17 outgoing, bridged", "S4.1", StartsItself = true)]
    public static void Outgoing(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        ScriptedCall call = Bridged(f, proxy);
        Expect.Same(NdisStatus.Success, proxy.Bridge!.Alias!.TellTapiCallId(out string id));
        Expect.Same(NdisStatus.Success, f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out object? context));
        Expect.True(ReferenceEquals(call, context));
        f.Client.Send(call, "out"u8);
        f.Edge.Receive(f.CarrierOf(f.CallManager.Vcs[0]), "in"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
        Expect.Same(1, f.Client.Received.Count);
        f.Client.Request(f.Binding, call, new(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, new byte[NdisWanCoLinkInfo.Size]));
        f.Run();
        Expect.Same(NdisStatus.Success, f.Client.OidsCompleted[^1].Status);
    }

    [Sequence("4.17 failure before step 6", StartsItself = true)]
    public static void OutgoingFails(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        f.CallManager.Script.Once("ProtocolCmMakeCall", NdisStatus.TapiDisconnectModeBusy);
        proxy.Dial();
        f.Run();
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.18 incoming, answered and bridged", "S0.6", StartsItself = true)]
    public static void Incoming(ContractFixture f)
    {
        ScriptedProxy proxy = Ringing(f);
        proxy.Answer(NdisStatus.Success);
        f.Run();
        Expect.True(proxy.Bridge!.LowerIsConnected);
        proxy.BridgeUp();
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.Binding.Calls[0].Phase);
    }

    [Sequence("4.18 step 5: not taken", "S0.6", StartsItself = true)]
    public static void IncomingRejected(ContractFixture f)
    {
        ScriptedProxy proxy = Ringing(f);
        proxy.Answer(NdisStatus.Failure);
        f.Run();
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.18 step 6: the caller hangs up meanwhile", StartsItself = true)]
    public static void IncomingGivenUp(ContractFixture f)
    {
        ScriptedProxy proxy = Ringing(f);
        f.HangUp(f.CallManager.Vcs[0], NdisStatus.Success);
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.19 lineDrop", "S4.3", "S4.4", StartsItself = true)]
    public static void Dropped(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        Bridged(f, proxy);
        proxy.CloseBoth();
        f.Run();
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.Binding.Calls.Count);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Trace.AssertOrder(
            "NdisCmDispatchIncomingCloseCall", "ProtocolClIncomingCloseCall", "NdisClCloseCall", "ProtocolCmCloseCall",
            "NdisClCloseCall", "ProtocolCmCloseCall", "NdisCmDeactivateVc", "NdisCoDeleteVc");
    }

    [Sequence("4.19 remote hang-up", "S4.2", "S4.5", StartsItself = true)]
    public static void HungUp(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        ScriptedCall call = Bridged(f, proxy);
        f.HangUp(f.CallManager.Vcs[0], NdisStatus.Success);
        Expect.Same(NdisStatus.Success, call.RemoteCloseStatus!.Value);
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.19 lineClose, and opened again", "S4.1", "S4.6", StartsItself = true)]
    public static void LineClosed(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        proxy.OpenLine();
        f.Run();
        Bridged(f, proxy);
        proxy.CloseLine();
        f.Run();
        Expect.True(proxy.Bridge is null);
        Expect.Same(0, f.CallManager.Saps.Count);
        proxy.OpenLine();
        f.Run();
        Expect.Same(1, f.CallManager.Saps.Count);
    }

    [Sequence("4.20 session close by the upper layer", "S4.7", StartsItself = true)]
    public static void SessionClosed(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        proxy.OpenLine();
        f.Run();
        Bridged(f, proxy);
        proxy.CloseSession();
        f.Run();
        Expect.True(proxy.LowerAf is null);
        Expect.Same(0, f.CallManager.Afs.Count);
        proxy.AfRegisterNotify(proxy, f.CallManager.Families[0]); // step 6: opened again, and enumerated again
        f.Run();
        Expect.Same(6, proxy.Capabilities.Count);
    }

    [Sequence("4.21 reconfiguration, then bound again", "S4.9", StartsItself = true)]
    public static void Reconfigured(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        Bridged(f, proxy);
        f.CallManager.HangUp(f.CallManager.Vcs[0], NdisStatus.Failure);
        f.CallManager.NotifyClose();
        f.Run();
        Expect.True(proxy.LowerAf is null);
        bool unbound = false;
        f.Adapter.Unbind(proxy.Name, () => unbound = true);
        f.Run();
        Expect.True(unbound);
        f.Adapter.Bind(proxy.Name);
        f.Run();
        Expect.True(proxy.LowerAf is not null);
        Expect.Same(6, proxy.Capabilities.Count);
    }

    [Sequence("4.21 halt with a bridged call", "S4.2", "S4.8", StartsItself = true)]
    public static void Halted(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        proxy.OpenLine();
        f.Run();
        ScriptedCall call = Bridged(f, proxy);
        f.EndByHalt();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(NdisStatus.Success, f.Adapter.Start()); // the whole of 4.16 runs again
        f.Run();
        Expect.Same(6, proxy.Capabilities.Count);
    }

    private static ScriptedProxy Start(ContractFixture f)
    {
        f.Client.Family = CoAddressFamily.Tapi;
        new TapiAnswers().Give(f.CallManager);
        ScriptedProxy proxy = new() { Enumerates = true };
        f.Host.RegisterProtocol(proxy);
        f.Start();
        return proxy;
    }

    private static ScriptedProxy Ringing(ContractFixture f)
    {
        ScriptedProxy proxy = Start(f);
        proxy.OpenLine();
        f.Run();
        f.Ring(TapiCalls.Incoming());
        Expect.True(proxy.Bridge!.Offered is not null);
        return proxy;
    }

    private static ScriptedCall Bridged(ContractFixture f, ScriptedProxy proxy)
    {
        proxy.Dial();
        f.Run();
        Expect.True(proxy.Bridge!.LowerIsConnected);
        proxy.BridgeUp();
        f.Run();
        ScriptedCall call = f.Binding.Calls[0];
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        return call;
    }
}
