using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>What the cases of contract 6.L share.</summary>
internal static class OidCases
{
    public static NdisOidRequest Query(Oid oid, int size = 8) => new(NdisRequestType.QueryInformation, oid, new byte[size]);

    public static NdisOidRequest Set(Oid oid, int size) => new(NdisRequestType.SetInformation, oid, new byte[size]);

    /// <summary>The client asks the miniport.</summary>
    public static NdisOidRequest Ask(ContractFixture f, NdisOidRequest request, ScriptedCall? call = null)
    {
        f.Client.Request(f.Binding, call, request);
        f.Run();
        return request;
    }

    /// <summary>The client asks the call manager.</summary>
    public static NdisOidRequest AskCallManager(ContractFixture f, NdisOidRequest request)
    {
        f.Client.RequestOfCallManager(f.Binding, null, request);
        f.Run();
        return request;
    }

    /// <summary>The call manager tells the client.</summary>
    public static void Tell(ContractFixture f, Oid oid)
    {
        f.CallManager.Request(f.CallManager.Afs[0], null, Set(oid, 0));
        f.Run();
    }

    /// <summary>A request that the miniport keeps.</summary>
    public static NdisOidRequest Pending(ContractFixture f, ScriptedCall? call = null)
    {
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = Query(Oid.GenCoVendorId);
        request.RequestId = request;
        return Ask(f, request, call);
    }

    /// <summary>The miniport answers with a number.</summary>
    public static void Answer(ContractFixture f, ulong value, int size = 8) => f.Edge.OnOid = request =>
    {
        request.BytesWritten = size;
        BitConverter.GetBytes(value).AsSpan(0, size).CopyTo(request.InformationBuffer.Span);
        return NdisStatus.Success;
    };

    /// <summary>The PVC that a client configures, under the handle of a family.</summary>
    public static NdisOidRequest Pvc(ulong af)
    {
        CoPvc pvc = new(af, new CoSpecificParameters(7, "vpi 1 vci 33"u8.ToArray()));
        byte[] buffer = new byte[pvc.Size];
        pvc.Write(buffer);
        return new(NdisRequestType.SetInformation, Oid.CoAddPvc, buffer);
    }
}
