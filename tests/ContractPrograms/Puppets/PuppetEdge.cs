using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>What a miniport half does, in either shape.</summary>
internal static class PuppetEdge
{
    public static void Send(Stage stage, NetBufferList netBufferLists) =>
        stage.Record("MiniportCoSendNetBufferLists", (ListResource)netBufferLists.ProtocolReserved!);

    public static void Return(Stage stage, NetBufferList netBufferLists) =>
        stage.Record("MiniportReturnNetBufferLists", (ListResource)netBufferLists.MiniportReserved!);

    public static NdisStatus OidRequest(Stage stage, MiniportAdapter adapter, NdisOidRequest request)
    {
        OidResource oid = stage.OidOf(request);
        return stage.Answer(
            "MiniportCoOidRequest", oid, status => adapter.OidRequestComplete(oid.Vc?.MiniportHandle, request, status));
    }
}
