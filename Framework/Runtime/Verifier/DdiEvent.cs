using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A function or callback of the contract, as the verifier sees it from outside.</summary>
/// <param name="Ddi">The WDK name.</param>
/// <param name="Driver">Who calls NDIS, or whom NDIS calls.</param>
/// <param name="Subject">The object it is about.</param>
internal readonly record struct DdiEvent(string Ddi, string Driver, ITraced Subject)
{
    /// <summary>The function, for switches; the verifier fills it in.</summary>
    public DdiId Id { get; init; }

    /// <summary>What a completion or a return says, or what a callback is told.</summary>
    public NdisStatus Status { get; init; }

    public CoCallParameters? Parameters { get; init; }

    public object? Context { get; init; }

    public object? Other { get; init; }

    /// <summary>Whose handle the caller used, where the subject is not it: of an OID request the family, or the binding.</summary>
    public ITraced? Via { get; init; }

    /// <summary>The VC or party handle that the caller passed, whosever it is; null: none.</summary>
    public object? Handle { get; init; }

    /// <summary>The request that ends here: of a completion, a return, an answer. Null of a completion that nobody is owed.</summary>
    public ShadowRequest? Request { get; init; }

    /// <summary>What was seen of the subject, for functions that are always about a VC.</summary>
    public ShadowVc Vc => Shadows.Of((NdisVcObject)Subject);

    public ShadowParty Party => Shadows.Of((NdisPartyObject)Subject);

    public ShadowAf Af => Shadows.Of((NdisAfInstance)Subject);

    public ShadowSap Sap => Shadows.Of((NdisSapObject)Subject);

    /// <summary>What was seen of the adapter that the subject lives on.</summary>
    public ShadowAdapter Adapter => Shadows.Of(Subject.Home);
}
