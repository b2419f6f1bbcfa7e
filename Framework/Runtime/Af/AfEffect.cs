namespace UserCoNdis.Framework.Runtime;

internal enum AfEffect
{
    None,
    ForwardOpen,
    ForwardNotifyClose,
    ForwardClose,
    CompleteOpen,
    CompleteNotifyClose,
    CompleteClose,
}
