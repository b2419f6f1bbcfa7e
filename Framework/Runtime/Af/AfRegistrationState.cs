namespace UserCoNdis.Framework.Runtime;

/// <summary>States of an AF registration (contract 3.2).</summary>
internal enum AfRegistrationState
{
    Unregistered,
    Registered,
    Advertised,
    Withdrawn,
}
