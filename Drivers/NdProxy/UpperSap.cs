using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>A device class that a client above takes calls for.</summary>
internal sealed class UpperSap(UpperAf af, CmSap handle, string deviceClass)
{
    public UpperAf Af { get; } = af;

    public CmSap Handle { get; } = handle;

    public string DeviceClass { get; } = deviceClass;
}
