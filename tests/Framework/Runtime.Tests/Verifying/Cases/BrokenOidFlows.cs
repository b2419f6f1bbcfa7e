using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;
using static UserCoNdis.Framework.Runtime.Tests.OidCases;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.L, each rule of what follows from an OID broken.</summary>
internal static class BrokenOidFlows
{
    [Rule("R256", RuleCase.Broken)]
    public static void Addresses_ChangedAndNotAskedFor(ContractFixture f)
    {
        f.Client.Reacts = false;
        Tell(f, Oid.CoAddressChange);
        f.Client.CloseFamily(f.Binding);
    }

    [Rule("R257", RuleCase.Broken)]
    public static void Addresses_ChangedWithoutAWord(ContractFixture f)
    {
        AskCallManager(f, Query(Oid.CoGetAddresses, 64));
        f.CallManager.OnOid = static (_, request) =>
        {
            request.InformationBuffer.Span[0] = 1;
            request.BytesWritten = request.InformationBuffer.Length;
            return NdisStatus.Success;
        };
        AskCallManager(f, Query(Oid.CoGetAddresses, 64));
    }

    [Rule("R258", RuleCase.Broken)]
    public static void Family_UsedAfterItsEndWasAskedFor(ContractFixture f)
    {
        f.Client.Reacts = false;
        Tell(f, Oid.CoAfClose);
        f.Connect();
    }

    [Rule("R259", RuleCase.Broken)]
    public static void Call_WhileSignalingIsDisabled(ContractFixture f)
    {
        Tell(f, Oid.CoSignalingDisabled);
        f.Connect();
    }

    [Rule("R260", RuleCase.Broken)]
    public static void Call_DispatchedWhileSignalingIsDisabled(ContractFixture f)
    {
        Tell(f, Oid.CoSignalingDisabled);
        f.Ring();
    }

    [Rule("R261", RuleCase.Broken)]
    public static void Pvc_UnderAnotherFamily(ContractFixture f) => AskCallManager(f, Pvc(f.Binding.Af!.NdisAfHandle + 1));

    [Rule("R262", RuleCase.Broken)]
    public static void Pvc_WithOtherParametersThanItHas(ContractFixture f)
    {
        AskCallManager(f, Pvc(f.Binding.Af!.NdisAfHandle));
        ScriptedVc vc = f.VcOf(f.Connect(CallParameters.OfPvc(f.CallManager.Pvcs.Pvcs[0].Parameters)));
        Forged.Call(f, new DdiEvent("NdisCmDispatchIncomingCallQoSChange", f.CallManager.Name, Forged.Vc(vc))
        {
            Parameters = vc.Parameters,
        });
    }
}
