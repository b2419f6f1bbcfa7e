namespace UserCoNdis.Framework.Runtime;

/// <summary>Who answers an OID request.</summary>
internal enum OidTarget
{
    Miniport,
    CallManager,
    Client,
}
