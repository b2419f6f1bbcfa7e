using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Call parameters and SAPs for tests.</summary>
public static class CallParameters
{
    public static CoSap Sap { get; } = new(CoSap.AfTapiSapType, new byte[] { 0, 0, 0, 0 });

    public static CoCallParameters Any() => new()
    {
        CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };
}
