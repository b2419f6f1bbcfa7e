using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.11: cancel, time limit, late answers, and what a driver may make a requester believe.</summary>
public sealed class RequestTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    [Theory]
    [BothShapes]
    [Trait("Rule", "R247")]
    public void Cancel_ByRequestId_EndsThoseRequestsOnly(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        NdisOidRequest one = Request("one");
        NdisOidRequest two = Request("two");
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, one));
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, two)); // T11: not serialized
        f.Binding.Handle.CancelOidRequest("one");
        Assert.Equal([(one, NdisStatus.RequestAborted)], f.Client.OidsCompleted);
        f.Binding.Handle.CancelOidRequest("one");
        Assert.Equal(1, f.Edge.Script.Count("MiniportCancelOidRequest"));
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Sync);
        f.EndInOrder();
        Assert.Equal((two, NdisStatus.RequestAborted), f.Client.OidsCompleted[1]);
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "2.8")]
    public void Timeout_OfARequest_CancelsItWithoutTheRequestersId(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        NdisOidRequest request = Request(null);
        request.Timeout = s_limit;
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Loop.RunFor(s_limit - TimeSpan.FromMilliseconds(1));
        Assert.Empty(f.Client.OidsCompleted);
        f.Loop.RunFor(TimeSpan.FromMilliseconds(1));
        Assert.Equal([(request, NdisStatus.RequestAborted)], f.Client.OidsCompleted);
        Assert.Null(request.RequestId);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.11")]
    public void Timeout_ThatACancelDoesNotEnd_ResetsTheAdapter(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        f.Edge.Script.Mode("MiniportCancelOidRequest", AnswerMode.Never);
        NdisOidRequest request = Request("id");
        request.Timeout = s_limit;
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Loop.RunFor(s_limit);
        Assert.Empty(f.Client.OidsCompleted);
        f.Loop.RunFor(s_limit);
        Assert.True(f.Edge.Script.Saw("MiniportResetEx"));
        Assert.Equal([(request, NdisStatus.RequestAborted)], f.Client.OidsCompleted);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "2.8")]
    public void Completion_AfterTheCancel_KeepsItsOwnStatus(Shape shape)
    {
        using ContractFixture f = Holding(shape);
        f.Edge.Script.Mode("MiniportCancelOidRequest", AnswerMode.Never);
        NdisOidRequest request = Request("id");
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Binding.Handle.CancelOidRequest("id");
        f.Edge.Script.Release("MiniportCoOidRequest");
        Assert.Equal([(request, NdisStatus.Success)], f.Client.OidsCompleted);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes(5, 0)]
    [BothShapes(-1, 0)]
    [BothShapes(0, int.MinValue)]
    [BothShapes(0, int.MaxValue)]
    [Trait("Rule", "R244")]
    public void Counts_OutsideTheBuffer_NeverReachTheRequester(Shape shape, int written, int read)
    {
        using ContractFixture f = new(shape, verifier: VerifierMode.Report);
        f.Start();
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = Request("id");
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        request.BytesWritten = written;
        request.BytesRead = read;
        request.BytesNeeded = -1;
        f.Miniport.OidRequestComplete(null, request, NdisStatus.Success);
        Assert.Equal([(request, NdisStatus.Failure)], f.Client.OidsCompleted);
        Assert.Equal((0, 0, 0), (request.BytesWritten, request.BytesRead, request.BytesNeeded));
    }

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Early)]
    [BothShapes(AnswerMode.Pending)]
    [Trait("Spec", "4.11")]
    public void RequestOfNdis_Answered_GoesToNdisOnly(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        f.Edge.Script.Mode("MiniportCoOidRequest", mode);
        NdisOidRequest request = Request("id");
        NdisStatus? completed = null;
        NdisStatus status = f.Adapter.OidRequest(request, s => completed = s);
        f.Run();
        Assert.Equal(mode == AnswerMode.Sync ? NdisStatus.Success : NdisStatus.Pending, status);
        Assert.Equal(mode == AnswerMode.Sync ? null : NdisStatus.Success, completed);
        Assert.Empty(f.Client.OidsCompleted);
        Assert.Equal(4, request.BytesWritten);
        f.EndInOrder();
        Assert.Equal(NdisStatus.Failure, f.Adapter.OidRequest(request, _ => { }));
    }

    [Theory]
    [BothShapes]
    [Trait("Rule", "R234")]
    public void Request_OnAClosedBinding_Fails(Shape shape)
    {
        using ContractFixture f = new(shape, verifier: VerifierMode.Report);
        f.Start();
        ClientBinding binding = f.Binding.Handle;
        f.EndInOrder();
        Assert.Equal(NdisStatus.Failure, binding.OidRequest(null, Request("id")));
    }

    private static ContractFixture Holding(Shape shape)
    {
        ContractFixture f = new ContractFixture(shape).Start();
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        return f;
    }

    private static NdisOidRequest Request(object? id) =>
        new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]) { RequestId = id };
}
