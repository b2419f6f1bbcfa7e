namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The three answers to an option.</summary>
internal enum PppVerdictKind
{
    Ack,
    Nak,
    Reject,
}
