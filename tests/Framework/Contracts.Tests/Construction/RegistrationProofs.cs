using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Contract 6.A: a role is an interface, so its handler table is always there, whole, and the role's own.</summary>
public sealed class RegistrationProofs
{
    [Fact]
    [Rule("R001", RuleCase.Both)]
    public void Protocol_WithoutACoCharacteristic_DoesNotCompile() =>
        Proof.Role(typeof(ICoClient), "CS0535",
            ["ProtocolCoStatusEx", "ProtocolCoReceiveNetBufferLists", "ProtocolCoSendNetBufferListsComplete"]);

    [Fact]
    [Rule("R002", RuleCase.Both)]
    public void Client_WithoutAClientHandler_DoesNotCompile() =>
        Proof.Role(typeof(ICoClient), "CS0535", ["ProtocolClMakeCallComplete", "ProtocolClIncomingCall", "ProtocolClCloseAfComplete"]);

    [Fact]
    [Rule("R003", RuleCase.Both)]
    public void CallManager_WithoutACallManagerHandler_DoesNotCompile() =>
        Proof.Role(typeof(ICallManagerProtocol), "CS0535", ["ProtocolCmOpenAf", "ProtocolCmMakeCall", "ProtocolCmCloseCall"]);

    [Fact]
    [Rule("R004", RuleCase.Both)]
    public void Mcm_WithoutOneOfItsHalves_DoesNotCompile() =>
        Proof.Role(typeof(IMcmMiniport), "CS0535", ["MiniportCoSendNetBufferLists", "ProtocolCmOpenAf"]);

    [Fact]
    [Rule("R005", RuleCase.Both)]
    [Rule("R007", RuleCase.Both)]
    public void Miniport_WithoutOneOfItsCoHandlers_DoesNotCompile() =>
        Proof.Role(typeof(ICoMiniport), "CS0535",
        [
            "MiniportCoCreateVc", "MiniportCoDeleteVc", "MiniportCoActivateVc", "MiniportCoDeactivateVc",
            "MiniportCoSendNetBufferLists", "MiniportCoOidRequest",
        ]);

    [Fact]
    [Rule("R006", RuleCase.Both)]
    public void Handler_SetLater_DoesNotCompile() => Proof.Statements(
        "ICoClient client, IMcmMiniport mcm",
        "client.CloseAfComplete(NdisStatus.Success, context);",
        "CS1656",
        "client.CloseAfComplete = null;",
        "mcm.CloseAf = null;");

    [Fact]
    [Rule("R008", RuleCase.Both)]
    public void Mcm_ThatSuppliesVcHandlersOfTheMiniport_DoesNotCompile()
    {
        Proof.Role(typeof(IMcmMiniport), "CS0539", extra: "NdisStatus IMcmMiniport.DeleteVc(object context) => throw null;");
        Proof.Role(typeof(IMcmMiniport), "CS0539", extra: "NdisStatus ICoMiniportEdge.DeleteVc(object context) => throw null;");
    }

    [Fact]
    [Rule("R009", RuleCase.Both)]
    public void Mcm_WithoutOidOrSendHandler_DoesNotCompile() =>
        Proof.Role(typeof(IMcmMiniport), "CS0535", ["MiniportCoOidRequest", "MiniportCoSendNetBufferLists"]);

    [Fact]
    [Rule("R010", RuleCase.Both)]
    public void Mcm_WithOneOidHandlerForBothHalves_DoesNotCompile() =>
        Proof.Role(typeof(IMcmMiniport), "CS0535", ["MiniportCoOidRequest", "ProtocolCoOidRequest"],
            "public NdisStatus OidRequest(object miniportOrAf, object vc, NdisOidRequest request, object none) => throw null;");

    [Fact]
    [Rule("R080", RuleCase.Both)]
    public void VcHandlersOfTheMiniport_AskedOfAnMcm_DoNotCompile() => Proof.Statements(
        "IMcmMiniport mcm, McmVc vc, MiniportVc miniportVc",
        "mcm.CreateVc(context, vc, out _);",
        "CS1503",
        "mcm.CreateVc(context, miniportVc, out _);");

    [Theory]
    [InlineData(typeof(ICoClient))]
    [InlineData(typeof(ICoMiniport))]
    [InlineData(typeof(ICallManagerProtocol))]
    [InlineData(typeof(IMcmMiniport))]
    [Rule("R011", RuleCase.Both)]
    public void Driver_WithNoHandler_IsToldOfEachOne(Type role)
    {
        Assert.Empty(Snippet.Errors(RoleSource.Of(role)));
        IReadOnlyList<string> errors = Snippet.Errors($"class Driver : {RoleSource.Name(role)} {{ }}");
        Assert.All(errors, e => Assert.StartsWith("CS0535", e, StringComparison.Ordinal));
        Assert.Equal(RoleSource.Members(role).Count(), errors.Count);
    }

    [Fact]
    [Rule("R012", RuleCase.Both)]
    public void HandlerTable_WithAHeader_DoesNotCompile()
    {
        Proof.Role(typeof(ICoClient), "CS0539", extra: "byte ICoClient.Header => 0x90;");
        Proof.Role(typeof(ICallManagerProtocol), "CS0539", extra: "byte ICallManagerProtocol.Header => 0x91;");
        Proof.Role(typeof(ICoMiniport), "CS0539", extra: "byte ICoMiniport.Header => 0xA5;");
        Proof.Role(typeof(IMcmMiniport), "CS0539", extra: "byte IMcmMiniport.Header => 0xA5;");
    }

    [Fact]
    [Rule("R013", RuleCase.Both)]
    [Rule("R118", RuleCase.Both)]
    public void VcHandlersOfTheMiniport_OfAnMcm_CannotBeCalled() => Proof.Statements(
        "IMcmMiniport mcm",
        "mcm.DeleteVc(context);",
        "CS1061",
        "mcm.ActivateVc(context, parameters);",
        "mcm.DeactivateVc(context);",
        "mcm.ActivateVcComplete(NdisStatus.Success, context, parameters);",
        "mcm.DeactivateVcComplete(NdisStatus.Success, context);");

    [Fact]
    [Rule("R014", RuleCase.Both)]
    public void CallManager_ThatCallsAnMcmFunction_DoesNotCompile()
    {
        Proof.Statements("CmVc vc", "vc.Activate(parameters);", "CS0029", "McmVc mine = vc;");
        Proof.Statements("CmAf af", "af.NotifyClose();", "CS0029", "McmAf mine = af;");
        Proof.Statements("CmBinding binding", "binding.RegisterAddressFamilyEx(new(8, 1, 0));", "CS0030", "((McmAdapter)binding).RegisterAddressFamilyEx(new(8, 1, 0));");
    }

    [Fact]
    [Rule("R015", RuleCase.Both)]
    [Rule("R138", RuleCase.Both)]
    public void Mcm_ThatCallsACoFunction_DoesNotCompile()
    {
        Proof.Statements("McmVc vc", "vc.Delete();", "CS1061", "vc.SendNetBufferLists(list);");
        Proof.Statements("McmAdapter adapter", "adapter.OidRequestComplete(null, oid, NdisStatus.Success);", "CS1061", "adapter.OidRequest(null, oid);");
    }

    [Fact]
    [Rule("R016", RuleCase.Both)]
    public void Client_ThatCallsACallManagerFunction_DoesNotCompile()
    {
        Proof.Statements("ClientVc vc, ClientSap sap", "vc.CloseCall();", "CS1061",
            "vc.DispatchIncomingCall(sap, parameters);", "vc.DispatchCallConnected();", "vc.MakeCallComplete(NdisStatus.Success, parameters);");
        Proof.Statements("ClientAf af", "af.Close();", "CS1061", "af.NotifyClose();", "af.CloseComplete(NdisStatus.Success);");
        Proof.Statements("ClientBinding binding", "binding.OpenAddressFamilyEx(new(8, 1, 0), context, out _);", "CS1061",
            "binding.RegisterAddressFamilyEx(new(8, 1, 0));");
    }

    [Fact]
    [Rule("R017", RuleCase.Both)]
    public void CallManager_ThatCallsAClientFunction_DoesNotCompile()
    {
        Proof.Statements("CmVc vc", "vc.DispatchCallConnected();", "CS1061",
            "vc.MakeCall(parameters);", "vc.CloseCall();", "vc.IncomingCallComplete(NdisStatus.Success, parameters);");
        Proof.Statements("CmAf af", "af.NotifyClose();", "CS1061",
            "af.Close();", "af.RegisterSap(context, new(1, default), out _);", "af.NotifyCloseComplete(NdisStatus.Success);");
    }

    [Fact]
    [Rule("R018", RuleCase.Both)]
    public void Mcm_ThatCallsTheCallManagersFormOfAFunction_DoesNotCompile()
    {
        Proof.Statements("McmVc vc", "vc.Activate(parameters); vc.Deactivate();", "CS0030",
            "((CmVc)vc).Activate(parameters);", "((CmVc)vc).Deactivate();");
        Proof.Statements("McmAdapter adapter", "adapter.RegisterAddressFamilyEx(new(8, 1, 0));", "CS0030",
            "((CmBinding)adapter).RegisterAddressFamilyEx(new(8, 1, 0));");
    }
}
