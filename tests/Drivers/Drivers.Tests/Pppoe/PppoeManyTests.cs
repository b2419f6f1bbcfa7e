using System.Diagnostics;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Pppoe;
using Xunit.Abstractions;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Many sessions at once on one adapter.</summary>
[Collection(CountedMemory.Name)]
public sealed class PppoeManyTests(ITestOutputHelper output)
{
    private const int Many = 2000;

    private static readonly PppoeMiniportOptions s_many = new()
    {
        MaxSessions = Many,
        ReceiveFrames = 4096,
        Limits = new PppoeDiscoveryLimits { PerHostPerSecond = 100_000, PerHostBurst = 100_000 },
    };

    [Fact]
    public void Sessions_TwoThousandThroughTheWholeStack_ComeUpAndGo()
    {
        PppoeLine line = new(options: new() { A = s_many, B = s_many, Diagnostic = false, Blocks = 16_384, SendBuffers = 8192 });
        line.B.Listen();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Many; i++)
        {
            _ = line.A.Dial();
            if (i % 50 == 49)
            {
                line.Run(() => line.A.Up == line.A.Calls.Count && line.B.Up == line.A.Calls.Count);
            }
        }

        output.WriteLine($"{Many} sessions in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        Assert.Equal((Many, Many), (line.A.Miniport.SessionsOpen, line.B.Miniport.SessionsOpen));
        Assert.Equal((3, 3), (line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1")).Received, line.Ping(line.A.Sessions[0], PppoeLine.Address("10.0.0.1")).Received));
        Assert.Equal(Many, line.A.Sessions.Select(s => s.Addresses!.Value.Local).Distinct().Count());

        foreach (var call in line.A.Calls.Where((_, i) => i % 2 == 0))
        {
            _ = call.Drop();
        }

        line.Run(() => line.A.Miniport.SessionsOpen == Many / 2 && line.B.Miniport.SessionsOpen == Many / 2);
        Assert.Equal((Many / 2, Many / 2), (line.A.Wan.Sessions.Count, line.B.Line.Calls.Count));
        line.HaltAndCheck();
    }

    [Fact]
    public void Session_OfTheMiniport_TakesLittleMemory()
    {
        PppoeRig rig = new(s_many, blocks: 2048);
        _ = rig.Call(out _);
        _ = rig.Loop.RunUntilIdle();
        List<object> kept = [];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 1; i < Many; i++)
        {
            kept.Add(rig.Call(out RigVc handle));
            _ = rig.Loop.RunUntilIdle();
            Assert.Equal(NdisStatus.Success, handle.MakeCallStatus);
        }

        rig.HostLink.Given.Clear();
        long each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (Many - 1);
        output.WriteLine($"{each} bytes for both ends of a session, the test's own VC handles and call parameters among them");
        Assert.Equal(Many, rig.Host.SessionsOpen);
        Assert.True(each < 8000, $"{each} bytes");
        GC.KeepAlive(kept);
    }
}
