namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>One cell of <see cref="DceTable"/>.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">What to do then.</param>
public readonly record struct DceStep(DceState Next, DceEffects Effects);
