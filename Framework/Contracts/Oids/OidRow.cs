namespace UserCoNdis.Framework.Contracts;

/// <summary>What the contract says of one object.</summary>
/// <param name="Oid">The object.</param>
/// <param name="Name">Its name in the headers.</param>
/// <param name="Target">Who answers.</param>
/// <param name="Kinds">What may be asked.</param>
/// <param name="Need">Whether the answerer must know it.</param>
/// <param name="Scope">Of what it is asked.</param>
/// <param name="MinimumSize">The smallest buffer that can hold its structure, in bytes.</param>
public sealed record OidRow(
    Oid Oid, string Name, OidTarget Target, OidKinds Kinds, OidNeed Need, OidScope Scope, int MinimumSize);
