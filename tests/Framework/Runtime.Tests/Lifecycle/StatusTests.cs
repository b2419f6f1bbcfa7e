using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.12: who is told, and one thing at a time.</summary>
public sealed class StatusTests
{
    [Theory]
    [BothShapes]
    [Trait("Rule", "R266")]
    public void Status_IndicatedInsideAStatus_WaitsItsTurnWithItsBuffer(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedClient other = f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        byte[] buffer = [1, 2, 3];
        int toldInside = -1;
        f.Client.Script.Hook = _ =>
        {
            if (toldInside < 0)
            {
                toldInside = 0;
                f.Miniport.IndicateStatusEx(null, new(NdisStatus.LinkState, buffer));
                toldInside = f.Client.Statuses.Count;
                buffer.AsSpan().Clear();
            }
        };
        f.Miniport.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        Assert.Equal(0, toldInside);
        Assert.Equal([NdisStatus.MediaDisconnect, NdisStatus.LinkState], f.Client.Statuses.Select(s => s.Code));
        Assert.Equal(2, other.Statuses.Count);
        f.Client.Script.Hook = null;
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Rule", "R265")]
    [Trait("Rule", "R268")]
    public void Status_DirectedByARequest_ReachesItsRequesterOnly(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedClient other = f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]) { RequestId = "id" };
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        NdisStatusIndication indication = new(
            NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty, request.RequestHandle, request.RequestId);
        f.Miniport.IndicateStatusEx(null, indication);
        Assert.Single(f.Client.Statuses);
        Assert.Empty(other.Statuses);
        f.Edge.Script.Release("MiniportCoOidRequest");
        Assert.Null(request.RequestHandle);
        f.Miniport.IndicateStatusEx(null, indication with { DestinationHandle = null });
        Assert.Equal(2, f.Client.Statuses.Count);
        Assert.Single(other.Statuses);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Rule", "R265")]
    public void Status_OfAVc_ReachesItsClientOnly(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedClient other = f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        ScriptedCall call = f.Connect();
        f.Miniport.IndicateStatusEx(f.CarrierOf(call).Handle, new(NdisStatus.WanCoFragment, new byte[NdisWanCoFragment.Size]));
        Assert.Equal([(NdisStatus.WanCoFragment, (object?)call)], f.Client.Statuses);
        Assert.Empty(other.Statuses);
        f.EndInOrder();
    }
}
