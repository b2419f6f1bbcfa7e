using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.14.</summary>
internal static class HaltSequences
{
    [Sequence("4.14 halt with calls", "S4.2", "S4.8")]
    public static void HaltWithCalls(ContractFixture f)
    {
        ScriptedCall outgoing = f.Connect();
        ScriptedCall incoming = f.CallOf(f.Ring());
        f.EndByHalt();
        Expect.Same(NdisStatus.Success, outgoing.CloseStatus!.Value);
        Expect.Same(NdisStatus.Success, incoming.CloseStatus!.Value);
        NdisStatus? told = f.Shape == Shape.Mcm ? NdisStatus.Failure : null; // of a plain miniport the protocols are unbound first
        Expect.Same(told, outgoing.RemoteCloseStatus);
        Expect.Same(told, incoming.RemoteCloseStatus);
        Expect.Same(AdapterState.Halted, f.Adapter.State);
    }

    [Sequence("4.14 unbind with calls")]
    public static void UnbindWithCalls(ContractFixture f)
    {
        f.Connect();
        f.Ring();
        f.EndInOrder();
        Expect.Same(AdapterState.Halted, f.Adapter.State);
    }

    [Sequence("4.14, then start again", "S4.8")]
    public static void StartedAgain(ContractFixture f)
    {
        f.Connect();
        f.EndByHalt();
        Expect.Same(NdisStatus.Success, f.Adapter.Start());
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.Connect().Phase);
    }
}
