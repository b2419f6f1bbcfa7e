using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Contract 6.F to 6.R: what the arguments of a call, a send, a request or a status cannot say.</summary>
public sealed class CallProofs
{
    [Fact]
    [Rule("R123", RuleCase.Both)]
    public void MultipointCall_WithoutContextOrHandle_DoesNotCompile()
    {
        const string Legal = "vc.MakeCall(parameters); vc.MakeCall(parameters, context, out ClientParty? party);";
        Proof.Statements("ClientVc vc", Legal, "CS7036", "vc.MakeCall(parameters, context);");
        Proof.Statements("ClientVc vc", Legal, "CS8625", "vc.MakeCall(parameters, null, out ClientParty? party);");
    }

    [Fact]
    [Rule("R183", RuleCase.Both)]
    public void CloseData_WithASizeOfTheirOwn_DoNotCompile() => Proof.Statements(
        "ClientVc vc, ReadOnlyMemory<byte> data", "vc.CloseCall(); vc.CloseCall(data);", "CS1739", "vc.CloseCall(closeData: data, size: 5);");

    [Fact]
    [Rule("R200", RuleCase.Both)]
    public void IncomingCloseData_WithASizeOfTheirOwn_DoNotCompile() => Proof.Statements(
        "McmVc vc, ReadOnlyMemory<byte> data",
        "vc.DispatchIncomingCloseCall(NdisStatus.Success, data);",
        "CS1501",
        "vc.DispatchIncomingCloseCall(NdisStatus.Success, null, 5);");

    [Fact]
    [Rule("R216", RuleCase.Both)]
    public void NetBufferList_FromNoPool_DoesNotCompile() => Proof.Statements(
        "ClientVc vc", "vc.SendNetBufferLists(list);", "CS1729", "vc.SendNetBufferLists(new NetBufferList());");

    [Fact]
    [Rule("R235", RuleCase.Both)]
    public void RequestToAMiniport_WithAPartyOrAnAf_DoesNotCompile() => Proof.Statements(
        "ClientBinding binding, ClientVc vc, ClientParty party, ClientAf af",
        "binding.OidRequest(null, oid); binding.OidRequest(vc, oid);",
        "CS1501",
        "binding.OidRequest(vc, oid, party);",
        "binding.OidRequest(af, vc, oid);");

    [Fact]
    [Rule("R236", RuleCase.Both)]
    public void RequestToAProtocol_WithoutAnAf_DoesNotCompile() => Proof.Statements(
        "ClientAf af", "af.OidRequest(null, oid);", "CS0120", "ClientAf.OidRequest(null, oid);");

    [Fact]
    [Rule("R264", RuleCase.Both)]
    public void StatusIndication_WithASource_DoesNotCompile() => Proof.Statements(
        "McmAdapter adapter",
        "NdisStatusIndication status = new(NdisStatus.WanCoFragment, default); adapter.IndicateStatusEx(null, status);",
        "CS0117",
        "NdisStatusIndication status = new(NdisStatus.WanCoFragment, default) { SourceHandle = context };");

    [Fact]
    [Rule("R333", RuleCase.Both)]
    public void HandleThatWasGiven_UsedUnchecked_DoesNotCompile()
    {
        Proof.Statements("ClientAf af",
            "if (af.CreateVc(context, out ClientVc? vc) == NdisStatus.Success && vc is not null) { vc.MakeCall(parameters); }",
            "CS8602",
            "af.CreateVc(context, out ClientVc? vc); vc.MakeCall(parameters);");
        Proof.Statements("ClientAf af",
            "if (af.RegisterSap(context, new(1, default), out ClientSap? sap) == NdisStatus.Success) { sap?.Deregister(); }",
            "CS8602",
            "af.RegisterSap(context, new(1, default), out ClientSap? sap); sap.Deregister();");
    }
}
