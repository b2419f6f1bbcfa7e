namespace UserCoNdis.Framework.Runtime;

internal enum ResetEffect
{
    None,
    Begin,
    RestoreAddressing,
    End,
    Abandon,
}
