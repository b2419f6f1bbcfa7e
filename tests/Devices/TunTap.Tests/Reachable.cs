using UserCoNdis.TestKit.Net;

namespace UserCoNdis.TunTap.Tests;

/// <summary>Waits until a system has put an IPv6 address into use, which it does a moment after it took it.</summary>
internal static class Reachable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    public static void Wait(NetNamespace where, string address) => Assert.True(
        SpinWait.SpinUntil(() => NetTool.TryIp(out _, "-n", where.Name, "route", "get", address), s_limit));
}
