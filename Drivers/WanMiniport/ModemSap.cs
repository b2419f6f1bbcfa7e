using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>A client's wish for incoming calls of the line.</summary>
internal sealed class ModemSap(ModemAf af, McmSap handle)
{
    public ModemAf Af { get; } = af;

    public McmSap Handle { get; } = handle;
}
