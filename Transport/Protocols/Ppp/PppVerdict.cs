namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What a policy says about one option of the peer's Configure-Request.</summary>
/// <param name="Kind">Acknowledge, suggest another value, or refuse.</param>
/// <param name="Value">The value to suggest, as a number of <paramref name="Length"/> bytes.</param>
/// <param name="Length">The bytes of the suggested value.</param>
internal readonly record struct PppVerdict(PppVerdictKind Kind, ulong Value = 0, int Length = 0)
{
    public static PppVerdict Ack => new(PppVerdictKind.Ack);

    public static PppVerdict Reject => new(PppVerdictKind.Reject);

    public static PppVerdict Nak(ulong value, int length) => new(PppVerdictKind.Nak, value, length);

    public static PppVerdict AckIf(bool good) => good ? Ack : Reject;
}
