using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What enumeration found of one line (4.16 step 6).</summary>
/// <param name="LineId">The line's number on its adapter.</param>
/// <param name="DevCaps">The line's abilities.</param>
/// <param name="Addresses">The abilities of its addresses, in the order of their numbers.</param>
internal sealed record LineCapabilities(uint LineId, LineDevCaps DevCaps, IReadOnlyList<LineAddressCaps> Addresses);
