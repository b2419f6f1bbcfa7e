namespace UserCoNdis.Framework.Runtime;

/// <summary>States of a protocol's binding (contract 3.1; pausing is not offered yet).</summary>
internal enum BindingState
{
    Opening,
    Open,
    Closing,
    Closed,
}
