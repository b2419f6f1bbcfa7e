namespace UserCoNdis.Framework.Runtime;

internal enum QosEffect
{
    None,
    ForwardModify,
    CompleteModify,
    IndicateChange,
}
