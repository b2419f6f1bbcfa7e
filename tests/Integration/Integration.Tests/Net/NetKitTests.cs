using System.Diagnostics;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Net;

/// <summary>That what tests make of namespaces and interfaces goes again, and nothing else does.</summary>
public sealed class NetKitTests(ITestOutputHelper output)
{
    [RequiresFact(Net = true)]
    public void Pair_BetweenNamespaces_GoesWithThem()
    {
        string near, far, end;
        using (NetNamespace one = new())
        using (NetNamespace two = new())
        using (VethPair pair = new(one, two))
        {
            (near, far, end) = (one.Name, two.Name, pair.Far);
            Assert.Contains(VethPair.NearAddress, one.Ip("link", "show", pair.Near), StringComparison.Ordinal);
            Assert.Contains("LOWER_UP", two.Ip("link", "show", end), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(near, NetTool.Ip("netns", "list"), StringComparison.Ordinal);
        Assert.DoesNotContain(far, NetTool.Ip("netns", "list"), StringComparison.Ordinal);
        Assert.DoesNotContain(end, NetTool.Ip("link", "show"), StringComparison.Ordinal);
    }

    [RequiresFact(Net = true)]
    public void ProgramInNamespace_ThatNobodyEnded_GoesWithIt()
    {
        PeerProcess program;
        using (NetNamespace home = new())
        {
            program = PeerProcess.Start(output, new PeerProgram("sh", ["-c", "echo here; exec sleep 1000"]) { Home = home });
            program.WaitFor("here");
        }

        Assert.NotEqual(0, program.WaitForExit());
        program.Dispose();
    }

    [RequiresFact(Net = true)]
    public void Sweep_AfterARunThatWasKilled_TakesItsOwnAlone()
    {
        int dead = ExitedProcess();
        string left = NetNames.Next('n', dead);
        string leftInterface = NetNames.Next('v', dead);
        string foreign = NetNames.Next('v', dead);
        using NetNamespace living = new();
        NetTool.Ip("netns", "add", left);
        NetTool.Ip("-n", left, "link", "set", "lo", "alias", NetNames.Mark);
        NetTool.Ip("link", "add", "name", leftInterface, "type", "veth", "peer", "name", NetNames.Next('w', dead));
        NetTool.Ip("link", "set", leftInterface, "alias", NetNames.Mark);
        NetTool.Ip("link", "add", "name", foreign, "type", "veth", "peer", "name", NetNames.Next('w', dead));

        IReadOnlyList<string> swept = NetSweep.Sweep(process => process == dead && NetSweep.IsGone(process));

        try
        {
            Assert.Equal([left, leftInterface], swept);
            Assert.Contains(living.Name, NetTool.Ip("netns", "list"), StringComparison.Ordinal);
        }
        finally
        {
            NetTool.Ip("link", "del", foreign);
        }
    }

    private static int ExitedProcess()
    {
        using Process process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }
}
