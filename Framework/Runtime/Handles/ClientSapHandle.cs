using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientSapHandle(NdisSapObject sap) : ClientSap
{
    public override NdisStatus Deregister()
    {
        sap.Verifier?.Called(new("NdisClDeregisterSap", sap.Af.Client.DriverName, sap));
        return sap.Deregister();
    }
}
