using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts.Tests;

/// <summary>Contract 3.9 and 4.15: the list of PVCs, and the CO_PVC that configures it.</summary>
[Trait("Spec", "3.9")]
public sealed class PvcListTests
{
    private static readonly CoSpecificParameters s_parameters = new(7, "vpi 1 vci 33"u8.ToArray());

    [Fact]
    public void Configure_Add_CopiesWhatTheRequesterMayOverwrite()
    {
        PvcList list = new();
        NdisOidRequest request = Request(Oid.CoAddPvc);
        Assert.Equal(NdisStatus.Success, list.Configure(request));
        Assert.Equal(request.InformationBuffer.Length, request.BytesRead);
        request.InformationBuffer.Span.Fill(0xEE);
        Assert.Equal(s_parameters, list.Pvcs[0].Parameters);
        Assert.Equal(PvcState.Configured, list.Pvcs[0].State);
    }

    [Fact]
    public void Configure_EveryCutOfTheStructure_IsRefusedAndAddsNothing()
    {
        PvcList list = new();
        Memory<byte> whole = Request(Oid.CoAddPvc).InformationBuffer;
        for (int length = 0; length < whole.Length; length++)
        {
            NdisOidRequest cut = new(NdisRequestType.SetInformation, Oid.CoAddPvc, whole[..length]);
            bool isShort = length < CoPvc.FixedSize;
            Assert.Equal(isShort ? NdisStatus.InvalidLength : NdisStatus.InvalidData, list.Configure(cut));
            Assert.Equal((0, isShort ? CoPvc.FixedSize : 0), (cut.BytesRead, cut.BytesNeeded));
        }

        Assert.Empty(list.Pvcs);
    }

    [Theory]
    [InlineData(13u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFF0u)]
    [InlineData(0xFFFFFFFFu)]
    public void Configure_LengthBeyondTheBuffer_IsInvalidData(uint length)
    {
        PvcList list = new();
        NdisOidRequest request = Request(Oid.CoAddPvc);
        BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span[12..], length);
        Assert.Equal(NdisStatus.InvalidData, list.Configure(request));
        Assert.Empty(list.Pvcs);
    }

    [Fact]
    public void Configure_BoundedInNumberAndSize_RefusesMore()
    {
        PvcList list = new(capacity: 2);
        Assert.Equal(NdisStatus.InvalidData, list.Configure(Request(Oid.CoAddPvc, new(7, new byte[PvcList.MaxParametersSize + 1]))));
        Assert.Equal(NdisStatus.Success, list.Configure(Request(Oid.CoAddPvc, new(7, new byte[PvcList.MaxParametersSize]))));
        Assert.Equal(NdisStatus.Success, list.Configure(Request(Oid.CoAddPvc)));
        Assert.Equal(NdisStatus.NotAccepted, list.Configure(Request(Oid.CoAddPvc)));
        Assert.Equal(NdisStatus.Resources, list.Configure(Request(Oid.CoAddPvc, new(8, s_parameters.Parameters))));
        Assert.Equal(NdisStatus.Success, list.Configure(Request(Oid.CoDeletePvc)));
        Assert.Equal(NdisStatus.InvalidData, list.Configure(Request(Oid.CoDeletePvc)));
        Assert.Single(list.Pvcs);
    }

    [Fact]
    public void Configure_QueryOrAnotherObject_IsNotSupported()
    {
        PvcList list = new();
        NdisOidRequest query = new(NdisRequestType.QueryInformation, Oid.CoAddPvc, Request(Oid.CoAddPvc).InformationBuffer);
        Assert.Equal(NdisStatus.NotSupported, list.Configure(query));
        Assert.Equal(NdisStatus.NotSupported, list.Configure(Request(Oid.CoTapiCmCaps)));
    }

    [Fact]
    public void Delete_InUse_EndsTheCallAndThePvcIsGoneByThen()
    {
        List<object> ended = [];
        PvcList? list = null;
        Pvc? pvc = null;
        list = new(endCall: user =>
        {
            ended.Add(user);
            Assert.Empty(list!.Pvcs);
            pvc!.CallEnded(); // nested: the call ends at once
            Assert.Equal(NdisStatus.Success, list.Add(s_parameters)); // and another is added
        });
        _ = list.Add(s_parameters);
        pvc = list.Pvcs[0];
        Assert.Equal(NdisStatus.Success, pvc.MakeCall("call"));
        Assert.Equal("call", pvc.User);
        Assert.Equal(NdisStatus.Success, list.Delete(s_parameters));
        Assert.Equal(["call"], ended);
        Assert.Equal((PvcState.Unconfigured, null), (pvc.State, pvc.User));
        Assert.Equal(PvcState.Configured, Assert.Single(list.Pvcs).State);
    }

    [Fact]
    public void Delete_InUseWhereCallsAreKept_IsNotAccepted()
    {
        PvcList list = new();
        _ = list.Add(s_parameters);
        Assert.Equal(NdisStatus.Success, list.Pvcs[0].Offer("call"));
        Assert.Equal(NdisStatus.NotAccepted, list.Delete(s_parameters));
        Assert.Equal((PvcState.InUse, "call"), (list.Pvcs[0].State, list.Pvcs[0].User));
        list.Pvcs[0].CallEnded();
        Assert.Equal(NdisStatus.Success, list.Delete(s_parameters));
    }

    [Fact]
    public void Select_ByFlagAndParameters_FindsItAndOneCallOnly()
    {
        PvcList list = new();
        _ = list.Add(s_parameters);
        CoCallParameters parameters = new()
        {
            CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, new(7, "vpi 1 vci 33"u8.ToArray())),
        };
        Assert.Null(list.Select(parameters)); // no PERMANENT_VC
        parameters.Flags = CoCallFlags.PermanentVc;
        Pvc pvc = Assert.IsType<Pvc>(list.Select(parameters));
        Assert.Equal(NdisStatus.Failure, pvc.ModifyCallQoS());
        Assert.Equal(NdisStatus.Success, pvc.MakeCall("one"));
        Assert.Equal(NdisStatus.NotAccepted, pvc.MakeCall("two"));
        Assert.Equal(NdisStatus.NotSupported, pvc.ModifyCallQoS()); // R262
        Assert.Equal("one", pvc.User);
        parameters.CallMgrParameters = null;
        Assert.Null(list.Select(parameters));
    }

    private static NdisOidRequest Request(Oid oid, CoSpecificParameters? parameters = null)
    {
        CoPvc pvc = new(1, parameters ?? s_parameters);
        byte[] buffer = new byte[pvc.Size];
        pvc.Write(buffer);
        return new(NdisRequestType.SetInformation, oid, buffer);
    }
}
