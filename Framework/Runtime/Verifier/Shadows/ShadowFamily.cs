using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A registered family.</summary>
/// <param name="Family">Its type and versions.</param>
/// <param name="Owner">The binding of the call manager; null: the MCM.</param>
internal readonly record struct ShadowFamily(CoAddressFamily Family, ProtocolBinding? Owner);
