using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Call parameters and SAPs for tests.</summary>
public static class CallParameters
{
    public static CoSap Sap { get; } = new(CoSap.AfTapiSapType, new byte[] { 0, 0, 0, 0 });

    /// <summary>What <see cref="Change"/> sets.</summary>
    public const uint ChangedBandwidth = 3500;

    public static CoCallParameters Any(uint peakBandwidth = FlowSpec.NotSpecified) => new()
    {
        CallMgrParameters = new(
            FlowSpec.Unspecified with { PeakBandwidth = peakBandwidth }, FlowSpec.Unspecified, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };

    /// <summary>Parameters of a call on the PVC of that identification (4.15).</summary>
    public static CoCallParameters OfPvc(CoSpecificParameters pvc)
    {
        CoCallParameters parameters = Any();
        parameters.CallMgrParameters = parameters.CallMgrParameters! with { CallMgrSpecific = pvc };
        parameters.Flags = CoCallFlags.PermanentVc;
        return parameters;
    }

    /// <summary>Changes the parameters, and says so (4.4 step 7).</summary>
    public static void Change(CoCallParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.CallMgrParameters = Any(ChangedBandwidth).CallMgrParameters;
        parameters.Flags |= CoCallFlags.CallParametersChanged;
    }
}
