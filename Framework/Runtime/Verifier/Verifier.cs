using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Watches the contract from outside the state machines, with a picture of its own.</summary>
internal sealed partial class Verifier(VerifierMode mode, IEventLoop loop) : IDisposable
{
    private readonly List<RuleViolation> _violations = [];

    public IReadOnlyList<RuleViolation> Violations => _violations;

    public void Dispose() => _ = loop;

    private void Report(string number, string driver, ITraced subject)
    {
        Rule rule = Rules.Get(number);
        RuleViolation violation = new(rule.Number, rule.Symbol, driver, subject.Label, rule.Sentence, rule.Severity);
        _violations.Add(violation);
        if (mode == VerifierMode.Enforce && rule.Severity == RuleSeverity.Error)
        {
            throw new ContractViolationException(violation);
        }
    }

#pragma warning disable CA1822
    public void Called(in DdiEvent e) { }
    public void CallbackEntered(in DdiEvent e) { }
    public void CallbackReturned(in DdiEvent e) { }
    public void Sending(NdisVcObject vc, NetBufferList l) { }
    public void Completing(NdisVcObject vc, NetBufferList l) { }
    public void Indicating(NdisVcObject vc, NetBufferList l, int n, NdisReceiveFlags f) { }
    public void Indicated(NdisVcObject vc, NetBufferList l, NdisReceiveFlags f) { }
    public void Returning(ProtocolBinding b, NetBufferList l) { }
    public void Unbound(ProtocolBinding b) { }
    public void Halted(NdisAdapter a) { }
}
