namespace UserCoNdis.Framework.Runtime;

/// <summary>States of an open address family (contract 3.3). The Notify states run beside closing.</summary>
internal enum AfState
{
    None,
    Opening,
    Open,
    NotifyPending,
    Closing,
    NotifyClosing,
    NotifyClosed,
    Closed,
}
