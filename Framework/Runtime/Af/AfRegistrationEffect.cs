namespace UserCoNdis.Framework.Runtime;

internal enum AfRegistrationEffect
{
    None,
    NotifyClients,
}
