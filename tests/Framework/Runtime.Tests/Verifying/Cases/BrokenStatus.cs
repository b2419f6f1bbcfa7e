using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.M, each rule broken.</summary>
internal static class BrokenStatus
{
    [Rule("R263", RuleCase.Broken)]
    public static void Status_AfterTheHalt(ContractFixture f)
    {
        MiniportAdapter miniport = f.Miniport;
        Sessions.End(f);
        f.Edge.Indicate(miniport, null, new(NdisStatus.MediaConnect, default));
    }

    [Rule("R265", RuleCase.Broken)]
    public static void Status_OfAVc_ToldToAnother(ContractFixture f)
    {
        ScriptedClient other = f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        NdisVcObject vc = Forged.Vc(f.VcOf(f.Connect()));
        ProtocolBinding binding = f.Adapter.Bindings.Single(b => b.DriverName == other.Name);
        Forged.Callback(f, new DdiEvent("ProtocolCoStatusEx", other.Name, binding) { Other = vc });
    }

    [Rule("R265", RuleCase.Broken)]
    public static void Status_OfAll_ToldToNone(ContractFixture f)
    {
        DdiEvent e = new("NdisMCoIndicateStatusEx", f.Adapter.Miniport.Name, f.Adapter)
        {
            Other = new NdisStatusIndication(NdisStatus.MediaConnect, default),
        };
        f.Host.Verifier!.Called(e);
        f.Host.Verifier.Finished(e);
    }

    [Rule("R266", RuleCase.Broken)]
    public static void Status_InsideAnother(ContractFixture f)
    {
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoStatusEx")
            {
                Forged.Callback(f, new DdiEvent(ddi, f.Client.Name, Forged.Binding(f)));
            }
        };
        f.Edge.Indicate(f.Miniport, null, new(NdisStatus.MediaConnect, default));
    }

    [Rule("R267", RuleCase.Broken)]
    public static void Status_OfADeadVc(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ICarrier vc = f.CarrierOf(call);
        f.Client.Close(call);
        f.Run();
        f.Edge.Indicate(f.Miniport, vc, new(NdisStatus.WanCoLinkParams, default));
    }

    [Rule("R268", RuleCase.Broken)]
    public static void Status_ForWhoNeverAsked(ContractFixture f) =>
        f.Edge.Indicate(f.Miniport, null, new(NdisStatus.MediaConnect, default, f, f));
}
