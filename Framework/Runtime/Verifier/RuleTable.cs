namespace UserCoNdis.Framework.Runtime;

/// <summary>The rules of contract section 6 as data, one file a chapter, in the contract's words.</summary>
internal static partial class RuleTable
{
    /// <summary>Gets R001 to R337 in order, then the decisions that the verifier also knows.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Registration,
        .. Families,
        .. Saps,
        .. Vcs,
        .. Activation,
        .. OutgoingCalls,
        .. IncomingCalls,
        .. Parties,
        .. Closing,
        .. Qos,
        .. Data,
        .. Oids,
        .. Status,
        .. Reset,
        .. Unbinding,
        .. Wan,
        .. Tapi,
        .. Requests,
        .. Decisions,
    ];

    private static Rule Error(string number, string who, string symbol, string sentence, string source) =>
        new(number, who, symbol, sentence, RuleSeverity.Error, source);

    private static Rule Warning(string number, string who, string symbol, string sentence, string source) =>
        new(number, who, symbol, sentence, RuleSeverity.Warning, source);
}
