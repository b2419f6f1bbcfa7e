using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Ends and starts the adapter of a fixture in the middle of a case; unlike the fixture's own ends it asks nothing.</summary>
internal static class Sessions
{
    /// <summary>Unbinds the protocols, then halts.</summary>
    public static void End(ContractFixture f)
    {
        f.Adapter.UnbindProtocols(() => f.Adapter.Halt(static () => { }));
        f.Run();
    }

    /// <summary>Halts with whatever is open (4.14).</summary>
    public static void Halt(ContractFixture f)
    {
        f.Adapter.Halt(static () => { });
        f.Run();
    }

    public static void Start(ContractFixture f)
    {
        _ = f.Adapter.Start();
        f.Run();
    }

    public static void Restart(ContractFixture f)
    {
        End(f);
        Start(f);
    }

    /// <summary>The client is unbound and has lost its handles: what it has open it leaves so.</summary>
    public static void Forget(ContractFixture f)
    {
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolUnbindAdapterEx")
            {
                (f.Binding.Af, f.Binding.Sap) = (null, null);
                f.Binding.Calls.Clear();
            }
        };
        End(f);
    }
}
