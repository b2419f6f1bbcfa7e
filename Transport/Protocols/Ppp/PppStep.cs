namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>One cell of the automaton's table: what to do, and the state that follows.</summary>
/// <param name="State">The new state.</param>
/// <param name="Actions">The actions, run in the order of their declaration after the state is set.</param>
/// <param name="IsIllegal">The table has a dash here: the event cannot occur in this state and changes nothing.</param>
internal readonly record struct PppStep(PppState State, PppActions Actions = PppActions.None, bool IsIllegal = false)
{
    public static PppStep Illegal(PppState state) => new(state, PppActions.None, true);

    public override string ToString() => IsIllegal
        ? "-"
        : Actions == PppActions.None
            ? State.ToString()
            : $"{Actions.ToString().Replace(", ", ",", StringComparison.Ordinal).ToLowerInvariant()}/{State}";
}
