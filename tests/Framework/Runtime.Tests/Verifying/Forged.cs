using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Events that a faulty NDIS would cause: told to the verifier, while nothing happens.</summary>
internal static class Forged
{
    /// <summary>NDIS calls a driver, which returns <paramref name="answer"/>.</summary>
    public static void Callback(ContractFixture f, DdiEvent e, NdisStatus answer = default)
    {
        Verifier verifier = f.Host.Verifier!;
        int depth = verifier.Depth;
        try
        {
            verifier.CallbackEntered(e);
            verifier.CallbackReturned(e with { Status = answer });
        }
        finally
        {
            verifier.Unwind(depth);
        }
    }

    /// <summary>A driver calls a function, and NDIS does nothing.</summary>
    public static void Call(ContractFixture f, DdiEvent e) => f.Host.Verifier!.Called(e);

    public static NdisAfInstance Af(ContractFixture f) => ((ClientAfHandle)f.Binding.Af!).Af;

    public static NdisSapObject Sap(ContractFixture f, ClientSap handle) =>
        f.Adapter.Saps.Single(s => ReferenceEquals(s.ClientHandle, handle));

    public static NdisVcObject Vc(ScriptedVc vc) => HandleMap.Find(vc.Handle)!;

    /// <summary>A VC that NDIS has not begun to create.</summary>
    public static NdisVcObject NewVc(ContractFixture f, VcCreator creator) => new(Af(f), creator, f, aliasOf: null);

    public static ProtocolBinding Binding(ContractFixture f) => Af(f).Client;
}
