using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A SAP without NDIS.</summary>
internal sealed class RigSap : McmSap
{
    public override void RegisterComplete(NdisStatus status, object? callMgrSapContext)
    {
    }

    public override void DeregisterComplete(NdisStatus status)
    {
    }
}
