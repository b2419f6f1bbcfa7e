using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Contract 6.B to 6.E: which handle a driver has, and what may be passed as a context.</summary>
public sealed class HandleProofs
{
    [Fact]
    [Rule("R019", RuleCase.Both)]
    public void RegisterAddressFamily_WithoutABinding_DoesNotCompile()
    {
        const string Legal = "binding.RegisterAddressFamilyEx(new(8, 1, 0));";
        Proof.Statements("CmBinding binding", Legal, "CS0120", "CmBinding.RegisterAddressFamilyEx(new(8, 1, 0));");
        Proof.Statements("CmBinding binding", Legal, "CS0144", "CmBinding mine = new();");
    }

    [Fact]
    [Rule("R040", RuleCase.Both)]
    [Rule("R068", RuleCase.Both)]
    [Rule("R176", RuleCase.Both)]
    [Rule("R192", RuleCase.Both)]
    public void Context_InMemoryThatCanBeFreed_DoesNotCompile()
    {
        Proof.Statements("ClientBinding binding, void* memory", "binding.OpenAddressFamilyEx(new(8, 1, 0), context, out _);", "CS1503",
            "binding.OpenAddressFamilyEx(new(8, 1, 0), memory, out _);");
        Proof.Statements("ClientAf af, void* memory", "af.RegisterSap(context, new(1, default), out _); af.CreateVc(context, out _);", "CS1503",
            "af.RegisterSap(memory, new(1, default), out _);", "af.CreateVc(memory, out _);");
        Proof.Statements("ClientVc vc, void* memory", "vc.AddParty(context, parameters, out _); vc.MakeCall(parameters, context, out _);", "CS1503",
            "vc.AddParty(memory, parameters, out _);", "vc.MakeCall(parameters, memory, out _);");
    }

    [Fact]
    [Rule("R053", RuleCase.Both)]
    public void CallManager_ThatOpensAnAddressFamily_DoesNotCompile()
    {
        Proof.Statements("CmBinding binding", "binding.RegisterAddressFamilyEx(new(8, 1, 0));", "CS1061",
            "binding.OpenAddressFamilyEx(new(8, 1, 0), context, out _);");
        Proof.Role(typeof(ICallManagerProtocol), "CS0539",
            extra: "void ICallManagerProtocol.AfRegisterNotify(object context) { }");
    }

    [Fact]
    [Rule("R070", RuleCase.Both)]
    public void CreateVc_WithAHandleAlreadySet_DoesNotCompile()
    {
        Proof.Statements("ClientAf af, ClientVc vc", "af.CreateVc(context, out ClientVc? mine);", "CS1620", "af.CreateVc(context, vc);");
        Proof.Statements("McmAf af, McmVc vc", "af.CreateVc(context, out McmVc? mine);", "CS1620", "af.CreateVc(context, vc);");
    }

    [Fact]
    [Rule("R072", RuleCase.Both)]
    public void SignalingVc_OfAnMcm_DoesNotCompile() => Proof.Statements(
        "McmAdapter adapter, McmAf af",
        "af.CreateVc(context, out McmVc? vc);",
        "CS1061",
        "adapter.CreateVc(context, out McmVc? vc);");

    [Fact]
    [Rule("R073", RuleCase.Both)]
    public void SignalingVc_ThatTheHostDidNotMake_DoesNotCompile() => Proof.Statements(
        "CmVc vc", "vc.Activate(parameters);", "CS0144", "CmVc hidden = new();");

    [Fact]
    [Rule("R095", RuleCase.Both)]
    public void Client_ThatActivatesAVc_DoesNotCompile() => Proof.Statements(
        "ClientVc vc", "vc.MakeCall(parameters);", "CS1061", "vc.Activate(parameters);", "vc.Deactivate();");

    [Fact]
    [Rule("R092", RuleCase.Both)]
    public void InstanceName_GivenByAnMcm_DoesNotCompile()
    {
        const string Names = "vc.AssignInstanceName(\"vc\", out string name);";
        Proof.Statements("ClientVc mine, McmVc vc", $"mine.{Names[3..]}", "CS1061", Names);
    }

    [Fact]
    [Rule("R096", RuleCase.Both)]
    public void Activation_ByADriverThatDoesNotShareTheVc_DoesNotCompile()
    {
        Proof.Statements("CmVc vc, ClientVc clients", "vc.Activate(parameters); vc.Deactivate();", "CS1061",
            "clients.Activate(parameters);", "clients.Deactivate();");
        Proof.Statements("MiniportVc vc", "vc.DeactivateComplete(NdisStatus.Success);", "CS1061", "vc.Activate(parameters);", "vc.Deactivate();");
        Proof.Statements("ClientVc vc", "vc.Delete();", "CS0030", "((CmVc)vc).Activate(parameters);", "((McmVc)vc).Activate(parameters);");
    }
}
