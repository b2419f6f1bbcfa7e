using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.10: a request is its target's until it is answered, once. Without a verifier: the table alone decides.</summary>
[Trait("Spec", "3.10")]
public sealed class RequestOwnershipTests
{
    [Theory]
    [BothShapes]
    [Trait("Rule", "R237")]
    public void Request_ThatIsUnderWay_IsRefusedAndAnsweredOnce(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        NdisOidRequest request = Ask();
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        Assert.Equal(NdisStatus.Failure, f.Binding.Handle.OidRequest(null, request));
        Assert.Equal(NdisStatus.Failure, f.Binding.Af!.OidRequest(null, request)); // of another target too
        Assert.Equal(OidState.Pending, PendingOid.StateOf(request));
        f.Edge.Script.Release("MiniportCoOidRequest");
        Assert.Equal([(request, NdisStatus.Success)], f.Client.OidsCompleted);
        Assert.Equal(1, f.Edge.OidsSeen);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Rule", "R239")]
    public void Complete_ByTheWrongHalfOrAgain_IsLeftAlone(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        NdisOidRequest request = Ask();
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.CallManager.Afs[0].Handle.OidRequestComplete(null, request, NdisStatus.InvalidData);
        Assert.Empty(f.Client.OidsCompleted);
        f.Miniport.OidRequestComplete(null, request, NdisStatus.Success);
        f.Miniport.OidRequestComplete(null, request, NdisStatus.Failure);
        Assert.Equal([(request, NdisStatus.Success)], f.Client.OidsCompleted);
        Assert.Equal(OidState.Own, PendingOid.StateOf(request));
        f.EndInOrder();
    }

    /// <summary>The answer comes inside the callback, and the requester asks again inside the answer; then PENDING is returned (T9, T42).</summary>
    [Theory]
    [BothShapes]
    public void Request_AskedAgainInsideItsCompletion_IsANewOne(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        NdisOidRequest request = Ask();
        int left = 2;
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoOidRequestComplete" && left-- > 0)
            {
                Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
            }
        };
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Early);
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Run();
        Assert.Equal(3, f.Client.OidsCompleted.Count);
        Assert.Equal(OidState.Own, PendingOid.StateOf(request));
        f.EndInOrder();
    }

    private static ContractFixture Holding(Shape shape)
    {
        ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Off).Start();
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        return f;
    }

    private static NdisOidRequest Ask() => new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
}
