namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>One cell of <see cref="PppoeHostTable"/>.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">What to do then.</param>
public readonly record struct PppoeHostStep(PppoeHostState Next, PppoeHostEffects Effects = PppoeHostEffects.None);
