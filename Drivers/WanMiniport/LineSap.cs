using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>A client's wish for incoming calls of the line.</summary>
/// <param name="af">The client's family.</param>
/// <param name="handle">The SAP in NDIS.</param>
/// <param name="addressId">The address of the line; unspecified: all.</param>
internal sealed class LineSap(LineAf af, McmSap handle, uint addressId)
{
    public LineAf Af { get; } = af;

    public McmSap Handle { get; } = handle;

    public uint AddressId { get; } = addressId;

    /// <summary>Reads what a client asks for.</summary>
    /// <returns>False: it is no SAP of a line of these media and this number of addresses (R057).</returns>
    public static bool TryRead(CoSap sap, LineMediaModes mediaModes, int addresses, out uint addressId)
    {
        addressId = CoTapi.AddressIdUnspecified;
        if (sap.SapType != CoSap.AfTapiSapType || !CoAfTapiSap.TryRead(sap.Sap.Span, out CoAfTapiSap wanted)
            || wanted.LineId is not (0 or CoTapi.LineIdUnspecified)
            || (wanted.AddressId >= addresses && wanted.AddressId != CoTapi.AddressIdUnspecified)
            || (wanted.MediaModes & mediaModes) == LineMediaModes.None)
        {
            return false;
        }

        addressId = wanted.AddressId;
        return true;
    }
}
