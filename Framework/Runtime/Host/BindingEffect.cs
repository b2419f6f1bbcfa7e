namespace UserCoNdis.Framework.Runtime;

internal enum BindingEffect
{
    None,
    Offer,
    TellRestart,
    TellPause,
    TellUnbind,
}
