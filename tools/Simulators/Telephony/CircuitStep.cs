namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>One cell of <see cref="CircuitTable"/>.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">What to do then.</param>
public readonly record struct CircuitStep(CircuitState Next, CircuitEffects Effects);
