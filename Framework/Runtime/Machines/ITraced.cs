namespace UserCoNdis.Framework.Runtime;

/// <summary>An object of NDIS that traces, violations and leaks can name.</summary>
internal interface ITraced
{
    string Label { get; }

    string StateText { get; }

    /// <summary>The adapter it lives on.</summary>
    NdisAdapter Home { get; }

    /// <summary>The verifier's slot: only <see cref="Shadows"/> reads or writes it.</summary>
    Shadow? Shadow { get; set; }
}
