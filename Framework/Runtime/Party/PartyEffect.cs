namespace UserCoNdis.Framework.Runtime;

internal enum PartyEffect
{
    None,
    ForwardAdd,
    CompleteAdd,
    IndicateDrop,
    ForwardDrop,
    CompleteDrop,
}
