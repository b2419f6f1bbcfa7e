using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.6.</summary>
internal static class MultipointSequences
{
    [Sequence("4.6 make and close", "S0.4", "S1.2", "S1.6", "S2.4")]
    public static void MadeAndClosed(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        Expect.Same(1, f.VcOf(call).Leaves.Count);
        Expect.Same(NdisStatus.Success, call.Parties[0].AddStatus!.Value);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.6 make, refused")]
    public static void MakeRefused(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCmMakeCall", NdisStatus.NotSupported);
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        Expect.Same(NdisStatus.NotSupported, call.MakeCallStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.6 add", "S0.5", "S1.6")]
    public static void PartyAdded(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.CallManager.AlterParameters = CallParameters.Change;
        CoCallParameters parameters = CallParameters.Any();
        ScriptedParty party = f.Client.AddParty(call, parameters);
        f.Run();
        Expect.Same(NdisStatus.Success, party.AddStatus!.Value);
        Expect.Same(CallParameters.ChangedBandwidth, parameters.CallMgrParameters!.Transmit.PeakBandwidth);
        Expect.Same(2, f.VcOf(call).Leaves.Count);
        f.Trace.AssertOrder("NdisClAddParty", "ProtocolCmAddParty");
        f.CallManager.AlterParameters = null;
    }

    [Sequence("4.6 add, refused")]
    public static void AddRefused(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.CallManager.Script.Once("ProtocolCmAddParty", NdisStatus.Resources);
        ScriptedParty party = f.Client.AddParty(call);
        f.Run();
        Expect.Same(NdisStatus.Resources, party.AddStatus!.Value);
        Expect.Same(1, call.Parties.Count);
        Expect.Same(1, f.VcOf(call).Leaves.Count);
    }

    [Sequence("4.6 drop, the first one first", "S0.5", "S2.1")]
    public static void PartyDropped(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Run();
        ScriptedParty first = call.Parties[0];
        f.Client.Drop(first, "bye"u8.ToArray());
        f.Run();
        Expect.Same(NdisStatus.Success, first.DropStatus!.Value);
        Expect.SameItems("bye"u8.ToArray(), f.CallManager.LastCloseData.ToArray());
        Expect.Same(1, call.Parties.Count);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Trace.AssertOrder("NdisClAddParty", "NdisClDropParty", "ProtocolCmDropParty");
    }

    [Sequence("3.7, T35: drop refused, the party stays")]
    public static void DropDataNotCarried(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        ScriptedParty party = f.Client.AddParty(call);
        f.Run();
        f.CallManager.Script.Once("close data", NdisStatus.InvalidData);
        Expect.Same(NdisStatus.InvalidData, f.Client.Drop(party, "bye"u8.ToArray()));
        Expect.Same(2, call.Parties.Count);
        f.Client.Drop(party);
        f.Run();
        Expect.Same(1, call.Parties.Count);
    }

    [Sequence("4.6 incoming drop", "S0.5")]
    public static void PartyLeaves(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        ScriptedParty party = f.Client.AddParty(call);
        f.Run();
        f.Network.Happen(() => f.CallManager.Leave(f.VcOf(call).Leaves[1], NdisStatus.Success, "gone"u8.ToArray()));
        f.Run();
        Expect.Same(NdisStatus.Success, party.RemoteDropStatus!.Value);
        Expect.SameItems("gone"u8.ToArray(), party.RemoteDropData);
        Expect.Same(1, call.Parties.Count);
        Expect.Same(1, f.VcOf(call).Leaves.Count);
        f.Trace.AssertOrder(
            "NdisCmDispatchIncomingDropParty", "ProtocolClIncomingDropParty", "NdisClDropParty", "ProtocolCmDropParty");
    }

    [Sequence("4.6 incoming drop, dropped later", "S0.5")]
    public static void PartyLeavesAndIsDroppedLater(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        ScriptedParty party = f.Client.AddParty(call);
        f.Run();
        f.Client.DropsAtOnce = false;
        f.Network.Happen(() => f.CallManager.Leave(f.VcOf(call).Leaves[1], NdisStatus.Failure));
        f.Run();
        Expect.Same(NdisStatus.Failure, party.RemoteDropStatus!.Value);
        f.Client.Drop(party);
        f.Run();
        Expect.Same(1, call.Parties.Count);
        f.Client.DropsAtOnce = true;
    }

    [Sequence("4.6 incoming drop of the last leaf", "S0.5")]
    public static void LastPartyLeaves(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.Network.Happen(() => f.CallManager.Leave(f.VcOf(call).Leaves[0], NdisStatus.Success));
        f.Run();
        Expect.Same(NdisStatus.Success, call.RemoteCloseStatus!.Value);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
        Expect.True(!f.Client.Script.Saw("ProtocolClIncomingDropParty"));
    }

    [Sequence("4.6 close, 4.7 step 1: all others dropped first", "S2.1", "S2.4")]
    public static void ClosedWithParties(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Client.AddParty(call);
        f.Run();
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(2, f.CallManager.Script.Count("ProtocolCmDropParty"));
        Expect.Same(1, f.CallManager.Script.Count("ProtocolCmCloseCall"));
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.8 with parties left", "S2.1")]
    public static void HungUpWithParties(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Run();
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
        f.Trace.AssertOrder("ProtocolClIncomingCloseCall", "NdisClDropParty", "NdisClCloseCall");
    }

    [Sequence("4.14 with parties left")]
    public static void EndedWithParties(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Run();
        Expect.Same(2, call.Parties.Count);
    }

    [Sequence("4.6 make, without multipoint (R178)")]
    public static void MakeNotSupported(ContractFixture f)
    {
        f.CallManager.IsPointToPoint = true;
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        Expect.Same(NdisStatus.NotSupported, call.MakeCallStatus!.Value);
    }

    [Sequence("4.6 add, parameters that the client cannot live with")]
    public static void AddUnacceptable(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.CallManager.AlterParameters = CallParameters.Change;
        f.Client.Accepts = static p => !p.Flags.HasFlag(CoCallFlags.CallParametersChanged);
        ScriptedParty party = f.Client.AddParty(call);
        f.Run();
        Expect.Same(NdisStatus.Success, party.AddStatus!.Value);
        Expect.Same(NdisStatus.Success, party.DropStatus!.Value);
        Expect.Same(1, f.VcOf(call).Leaves.Count);
    }

    [Sequence("4.7 of a multipoint call: data that cannot be carried (T35)", "S2.5")]
    public static void CloseDataNotCarried(ContractFixture f)
    {
        ScriptedCall call = Connect(f);
        f.CallManager.Script.Status("close data", NdisStatus.InvalidData);
        Expect.Same(NdisStatus.InvalidData, f.Client.Close(call, "bye"u8.ToArray()));
        ScriptedParty second = f.Client.AddParty(call); // the call and its party are as they were
        f.Run();
        Expect.Same(NdisStatus.Success, second.AddStatus!.Value);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
    }

    private static ScriptedCall Connect(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        return call;
    }
}
