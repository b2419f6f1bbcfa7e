using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What enumeration found of one line.</summary>
internal readonly record struct LineEntry(uint LineId, LineDevCaps DevCaps, LineAddressCaps AddressCaps);
