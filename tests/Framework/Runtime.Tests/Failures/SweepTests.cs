using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>After a driver threw, the others never end what NDIS asks them to end: the asking stops, and what is left is named.</summary>
public sealed class SweepTests
{
    [Theory]
    [BothShapes]
    public void Unbind_ByAClientThatNeverClosesItsFamily_EndsAndNamesWhatIsLeft(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        f.CallManager.KeepsVcs = true;
        f.Client.Close(f.CallOf(f.Ring()));
        f.Run();

        Sessions.Forget(f); // R201 cuts the call manager off, and the client has lost its handles

        AssertHalted(f);
        Assert.Contains(f.Host.DescribeLeaks(), static l => l.Contains("AF 1 ", StringComparison.Ordinal));
        Assert.InRange(f.Client.Script.Count("ProtocolClNotifyCloseAf"), 1, 3);
    }

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Pending)]
    [BothShapes(AnswerMode.Early)]
    public void CallManager_RefusingToCloseForEver_IsNotAskedForEver(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Report).WithMode(mode).Start();
        _ = f.Connect();
        f.CallManager.Script.Status("ProtocolCmCloseCall", NdisStatus.Resources);
        f.Client.Script.Hook = ddi =>
        {
            f.Binding.Calls.Clear(); // it asks for nothing itself when it is unbound
            throw new TimeZoneNotFoundException(ddi);
        };

        f.Miniport.IndicateStatusEx(null, new NdisStatusIndication(NdisStatus.MediaConnect, ReadOnlyMemory<byte>.Empty));
        f.Run(); // it comes to rest; its halt waits for the call manager, which lives

        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.Contains(f.Host.DescribeLeaks(), static l => l.Contains("created by CLIENT", StringComparison.Ordinal));
        Assert.InRange(f.CallManager.Script.Count("ProtocolCmCloseCall"), 1, 3);
    }

    private static void AssertHalted(ContractFixture f)
    {
        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        f.Run();
        Assert.True(halted, string.Join('\n', f.Host.DescribeLeaks()));
    }
}
