using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What a miniport of either shape calls.</summary>
internal static class MiniportCalls
{
    public static void IndicateStatus(NdisAdapter adapter, NdisVc? handle, in NdisStatusIndication indication)
    {
        NdisVcObject? vc = HandleMap.Find(handle);
        adapter.Host.Verifier?.Called(new("NdisMCoIndicateStatusEx", adapter.Miniport.Name, (ITraced?)vc ?? adapter)
        {
            Status = indication.StatusCode,
            Context = handle,
            Other = indication,
            Via = adapter,
            Handle = handle,
        });
        adapter.IndicateStatus(vc, handle is not null, indication);
        if (handle is null)
        {
            adapter.Host.Verifier?.Finished(new("NdisMCoIndicateStatusEx", adapter.Miniport.Name, adapter));
        }
    }

    public static void OidRequestComplete(NdisAdapter adapter, NdisVc? handle, NdisOidRequest request, NdisStatus status)
    {
        ITraced subject = (ITraced?)HandleMap.Find(handle) ?? adapter;
        adapter.Host.Verifier?.Called(new("NdisMCoOidRequestComplete", adapter.Miniport.Name, subject)
        {
            Status = status,
            Other = request,
            Via = adapter,
        });
        adapter.Oids.Complete(request, OidTarget.MiniportHalf, HandleMap.Final(status));
    }

    public static void PauseComplete(NdisAdapter adapter)
    {
        adapter.Host.Verifier?.Called(new("NdisMPauseComplete", adapter.Miniport.Name, adapter));
        adapter.PauseComplete();
    }

    public static void RestartComplete(NdisAdapter adapter, NdisStatus status)
    {
        adapter.Host.Verifier?.Called(new("NdisMRestartComplete", adapter.Miniport.Name, adapter) { Status = status });
        adapter.RestartComplete(HandleMap.Final(status));
    }

    public static void ResetComplete(NdisAdapter adapter, NdisStatus status, bool addressingReset)
    {
        adapter.Host.Verifier?.Called(new("NdisMResetComplete", adapter.Miniport.Name, adapter)
        {
            Status = status,
            Context = addressingReset,
        });
        adapter.Resetting.Complete(HandleMap.Final(status), addressingReset);
    }

    public static void HaltComplete(NdisAdapter adapter)
    {
        adapter.Host.Verifier?.Called(new("HaltComplete", adapter.Miniport.Name, adapter));
        adapter.HaltComplete();
    }

    public static void ActivateComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters)
    {
        vc.Verifier?.Called(Event("NdisMCoActivateVcComplete", vc, status) with { Parameters = parameters });
        vc.Activation.ActivateComplete(HandleMap.Final(status), parameters);
    }

    public static void DeactivateComplete(NdisVcObject vc, NdisStatus status)
    {
        vc.Verifier?.Called(Event("NdisMCoDeactivateVcComplete", vc, status));
        vc.Activation.DeactivateComplete(HandleMap.Final(status));
    }

    public static void SendComplete(NdisVcObject vc, NetBufferList lists, NdisSendFlags flags)
    {
        vc.Verifier?.Completing(vc, lists);
        vc.SendComplete(lists, flags);
        vc.Verifier?.Completed(vc);
    }

    public static void IndicateReceive(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        vc.Verifier?.Indicating(vc, lists, count, flags);
        vc.IndicateReceive(lists, flags);
        vc.Verifier?.Indicated(lists, flags);
    }

    private static DdiEvent Event(string ddi, NdisVcObject vc, NdisStatus status) =>
        new(ddi, vc.MiniportHolder.DriverName, vc) { Status = status };
}
