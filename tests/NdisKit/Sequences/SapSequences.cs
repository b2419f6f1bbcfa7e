using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.2.</summary>
internal static class SapSequences
{
    [Sequence("4.2 register and deregister", "S0.2")]
    public static void RegisterAndDeregister(ContractFixture f)
    {
        Expect.True(f.Binding.Sap is not null);
        Expect.Same(1, f.CallManager.Saps.Count);
        f.Client.Deregister(f.Binding);
        f.Run();
        Expect.Same(0, f.CallManager.Saps.Count);
        f.Client.Register(f.Binding, CallParameters.Sap);
        f.Run();
        Expect.Same(1, f.CallManager.Saps.Count);
    }

    [Sequence("4.2 refused")]
    public static void RegisterRefused(ContractFixture f)
    {
        f.Client.Deregister(f.Binding);
        f.Run();
        f.CallManager.Script.Once("ProtocolCmRegisterSap", NdisStatus.SapInUse);
        f.Client.Register(f.Binding, CallParameters.Sap);
        f.Run();
        Expect.True(f.Binding.Sap is null);
        Expect.Same(NdisStatus.SapInUse, f.Binding.SapStatus!.Value);
    }

    [Sequence("4.2: a call before the registration has completed", "S0.2")]
    public static void CallWhileRegistering(ContractFixture f)
    {
        f.Client.Deregister(f.Binding);
        f.Run();
        f.CallManager.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Never);
        f.Client.Register(f.Binding, CallParameters.Sap);
        ScriptedVc? vc = null;
        f.Network.Happen(() => vc = f.CallManager.Offer(f.CallManager.Registering[0], CallParameters.Any()));
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc!).Phase);
        Expect.True(f.Binding.Sap is null);
        f.CallManager.Script.Release("ProtocolCmRegisterSap");
        Expect.True(f.Binding.Sap is not null);
    }

    [Sequence("4.2: several SAPs of one client", "S0.2")]
    public static void SeveralOfOneClient(ContractFixture f)
    {
        f.Client.Register(f.Binding, new(CoSap.AfTapiSapType, new byte[] { 1, 0, 0, 0 }));
        f.Run();
        Expect.Same(2, f.CallManager.Saps.Count);
        ScriptedSap second = f.CallManager.Saps[1];
        ScriptedCall one = f.CallOf(f.Ring());
        f.Network.Happen(() => f.CallManager.Offer(second, CallParameters.Any()));
        f.Run();
        ScriptedCall two = f.CallOf(f.CallManager.LastOffered!);
        f.Client.Deregister(f.Binding);
        f.Run();
        Expect.True(!f.CallManager.Saps.Contains(second));
        Expect.Same((ScriptedCallPhase.Connected, ScriptedCallPhase.Connected), (one.Phase, two.Phase));
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(f.Ring()).Phase); // the first still brings calls
    }

    [Sequence("4.2: calls outlive their SAP", "S0.2")]
    public static void DeregisterWithCall(ContractFixture f)
    {
        ScriptedCall call = f.CallOf(f.Ring());
        f.Client.Deregister(f.Binding);
        f.Run();
        f.Client.Send(call, "still there"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
    }
}
