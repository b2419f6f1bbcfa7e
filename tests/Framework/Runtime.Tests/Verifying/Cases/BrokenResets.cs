using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.N, each rule broken.</summary>
internal static class BrokenResets
{
    private static readonly Oid s_packetFilter = new(0x0001010E);

    [Rule("R269", RuleCase.Broken)]
    public static void Miniport_ResetBeforeTheProtocolsAreTold(ContractFixture f) =>
        Forged.Callback(f, new DdiEvent("MiniportResetEx", f.Adapter.Miniport.Name, f.Adapter) { Other = new ResetAnswer() });

    [Rule("R269", RuleCase.Broken)]
    public static void Protocol_ToldOfTheEndBeforeTheMiniportIsDone(ContractFixture f)
    {
        BeginReset(f);
        TellResetEnd(f);
    }

    [Rule("R270", RuleCase.Broken)]
    public static void Frame_SentInAReset(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        BeginReset(f);
        f.Client.Send(call, "x"u8);
    }

    [Rule("R270", RuleCase.Broken)]
    public static void Miniport_AskedInAReset(ContractFixture f)
    {
        BeginReset(f);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
    }

    [Rule("R271", RuleCase.Broken)]
    public static void Vc_DeletedByAReset(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        BeginReset(f);
        Forged.Callback(f, new DdiEvent("ProtocolCoDeleteVc", f.CallManager.Name, Forged.Vc(f.VcOf(call))));
    }

    [Rule("R272", RuleCase.Broken)]
    public static void Reset_CompletedTwice(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportResetEx", AnswerMode.Twice);
        f.Adapter.Reset(static _ => { });
    }

    [Rule("R272", RuleCase.Broken)]
    public static void Reset_CompletedUnasked(ContractFixture f) => f.Miniport.ResetComplete(NdisStatus.Success, addressingReset: false);

    [Rule("R273", RuleCase.Broken)]
    public static void QueuedFrame_FailedByAReset(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        BeginReset(f);
        f.Edge.CompleteSends(NdisStatus.Failure);
    }

    [Rule("R274", RuleCase.Broken)]
    public static void Filter_NotRestored(ContractFixture f)
    {
        SetFilter(f);
        BeginReset(f);
        Forged.Call(f, new DdiEvent("NdisMResetComplete", f.Adapter.Miniport.Name, f.Adapter) { Context = true });
        TellResetEnd(f);
    }

    public static void SetFilter(ContractFixture f)
    {
        f.Client.Request(f.Binding, null, new(NdisRequestType.SetInformation, s_packetFilter, new byte[4]));
        f.Run();
    }

    private static void BeginReset(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportResetEx", AnswerMode.Never);
        f.Adapter.Reset(static _ => { });
    }

    private static void TellResetEnd(ContractFixture f) => Forged.Callback(
        f, new DdiEvent("ProtocolCoStatusEx", f.Client.Name, Forged.Binding(f)) { Status = NdisStatus.ResetEnd });
}
