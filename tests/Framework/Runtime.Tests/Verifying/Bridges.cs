using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A call that a proxy carries on above, for cases (T17).</summary>
internal static class Bridges
{
    /// <summary>Adds the proxy and a client above it, and connects a call through both.</summary>
    public static ScriptedBridge Connect(ContractFixture f, out ScriptedProxy proxy)
    {
        proxy = new();
        f.Host.RegisterProtocol(proxy);
        f.Add(new ScriptedClient(f.Loop, "WAN", CoAddressFamily.Tapi));
        f.Run();
        ScriptedBridge bridge = proxy.Dial();
        f.Run();
        proxy.BridgeUp();
        f.Run();
        return bridge;
    }
}
