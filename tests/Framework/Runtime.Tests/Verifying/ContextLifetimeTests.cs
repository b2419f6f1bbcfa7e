using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>G10: a context lives as long as NDIS may hand it back, whoever else has forgotten it; and no longer.</summary>
public sealed class ContextLifetimeTests
{
    [Theory]
    [InlineData(Shape.Mcm)]
    [InlineData(Shape.StandAlone)]
    [Trait("Rule", "R192")]
    public void VcContext_ForgottenByItsClient_LivesUntilTheVcIsDeleted(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        List<ClientVc> handles = [];
        WeakReference context = CreateVc(f, handles);
        Collect();
        Assert.True(context.IsAlive);

        Delete(handles);
        Collect();
        Assert.False(context.IsAlive);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(Shape.Mcm)]
    [InlineData(Shape.StandAlone)]
    [Trait("Rule", "R068")]
    public void SapContext_ForgottenByItsClient_LivesUntilTheSapIsDeregistered(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Off) { Client = { WantsCalls = false } }.Start();
        List<ClientSap> handles = [];
        f.CallManager.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Never);
        WeakReference context = RegisterSap(f, handles);
        Collect();
        Assert.True(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CreateVc(ContractFixture f, List<ClientVc> handles)
    {
        object context = new();
        _ = f.Binding.Af!.CreateVc(context, out ClientVc? vc);
        handles.Add(vc!);
        return new(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Delete(List<ClientVc> handles)
    {
        Assert.Equal(NdisStatus.Success, handles[0].Delete());
        handles.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RegisterSap(ContractFixture f, List<ClientSap> handles)
    {
        object context = new();
        _ = f.Binding.Af!.RegisterSap(context, CallParameters.Sap, out ClientSap? sap);
        handles.Add(sap!);
        return new(context);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
