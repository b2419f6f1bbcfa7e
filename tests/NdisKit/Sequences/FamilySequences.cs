using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.1.</summary>
internal static class FamilySequences
{
    [Sequence("4.1 open and close by the client", "S0.1", "S4.7")]
    public static void OpenAndClose(ContractFixture f)
    {
        Expect.True(f.Binding.Af is not null);
        f.Client.CloseFamily(f.Binding);
        f.Run();
        Expect.True(f.Binding.Af is null);
        Expect.Same(0, f.CallManager.Afs.Count);
        f.Trace.AssertOrder(
            "ProtocolCoAfRegisterNotify", "NdisClOpenAddressFamilyEx", "ProtocolCmOpenAf", "NdisClRegisterSap", "NdisClDeregisterSap",
            "NdisClCloseAddressFamily", "ProtocolCmCloseAf");
    }

    [Sequence("4.20 step 6: opened again")]
    public static void OpenAgain(ContractFixture f)
    {
        f.Client.CloseFamily(f.Binding);
        f.Run();
        f.Client.OpenFamily(f.Binding, f.CallManager.Families[0]);
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.Connect().Phase);
    }

    [Sequence("4.1 step 11: refused", StartsItself = true)]
    public static void OpenRefused(ContractFixture f)
    {
        f.CallManager.Script.Status("ProtocolCmOpenAf", NdisStatus.Resources);
        f.Start();
        Expect.True(f.Binding.Af is null);
        Expect.Same(NdisStatus.Resources, f.Binding.OpenStatus!.Value);
    }

    [Sequence("4.1 step 8: not interested", StartsItself = true)]
    public static void FamilyUnwanted(ContractFixture f)
    {
        f.CallManager.Families[0] = new(0x777, 1, 0);
        f.Start();
        Expect.True(f.Client.Script.Saw("ProtocolCoAfRegisterNotify"));
        Expect.True(!f.CallManager.Script.Saw("ProtocolCmOpenAf"));
    }

    [Sequence("4.1 step 6: a client that binds later", "S0.1")]
    public static void ClientBindsLater(ContractFixture f)
    {
        ScriptedClient second = f.Add(new ScriptedClient(f.Loop, "SECOND") { WantsCalls = false });
        f.Run();
        Expect.Same(1, f.Client.Script.Count("ProtocolCoAfRegisterNotify"));
        Expect.Same(1, second.Script.Count("ProtocolCoAfRegisterNotify"));
        Expect.True(second.Binding.Af is not null);
    }

    [Sequence("4.1 close by the call manager", "S0.1", "S4.9")]
    public static void NotifyClose(ContractFixture f)
    {
        f.Connect();
        f.CallManager.NotifyClose();
        f.Run();
        Expect.True(f.Binding.Af is null);
        Expect.Same(0, f.CallManager.Afs.Count);
        f.Trace.AssertOrder(
            "NdisCmNotifyCloseAddressFamily", "ProtocolClNotifyCloseAf", "NdisClCloseCall", "NdisClDeregisterSap",
            "NdisClCloseAddressFamily", "ProtocolCmCloseAf");
    }

    [Sequence("3.3: the client refuses to close it")]
    public static void NotifyCloseRefused(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.KeepsFamily = true;
        f.CallManager.NotifyClose();
        f.Run();
        Expect.True(f.CallManager.Afs[0] is { NotifyPending: false, IsClosed: false });
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.Same(ScriptedCallPhase.Connected, f.Connect().Phase); // it stays open
        f.Client.KeepsFamily = false;
    }

    [Sequence("3.3 close refused, tried again")]
    public static void CloseNotAccepted(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Sync); // the completion knows success only (2.1)
        f.CallManager.Script.Once("ProtocolCmCloseAf", NdisStatus.NotAccepted);
        f.Client.CloseFamily(f.Binding);
        f.Run();
        Expect.True(f.Binding.Af is not null);
        f.Client.CloseFamily(f.Binding);
        f.Run();
        Expect.True(f.Binding.Af is null);
    }
}
