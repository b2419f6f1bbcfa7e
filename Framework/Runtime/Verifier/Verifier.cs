using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Watches the contract from outside the state machines, with a picture of its own: a fault in one is seen by the
/// other. Fed with every call, callback and return; says nothing of an adapter that is lost.</summary>
internal sealed partial class Verifier : IDisposable
{
    private readonly VerifierMode _mode;
    private readonly IEventLoop _loop;
    private readonly List<RuleViolation> _violations = [];
    private readonly ConditionalWeakTable<ITraced, ShadowAf> _afs = [];
    private readonly ConditionalWeakTable<ITraced, ShadowSap> _saps = [];
    private readonly ConditionalWeakTable<NdisVcObject, ShadowVc> _vcs = [];

    public Verifier(VerifierMode mode, IEventLoop loop)
    {
        _mode = mode;
        _loop = loop;
        _watchdog = loop.CreateTimer(WatchdogFired);
    }

    public IReadOnlyList<RuleViolation> Violations => _violations;

    public void Dispose() => _watchdog.Dispose();

    /// <summary>A driver calls NDIS.</summary>
    public void Called(in DdiEvent e)
    {
        if (e.Subject.Home.IsLost)
        {
            return;
        }

        if (e.Subject.Home.State == AdapterState.Halted)
        {
            Report("R278", e.Driver, e.Subject);
        }

        switch (e.Subject)
        {
            case NdisVcObject vc when e.Ddi is not ("NdisCoOidRequest" or "NdisMCoIndicateStatusEx"):
                CalledOnVc(e, vc, _vcs.GetValue(vc, static v => new ShadowVc(v)));
                break;
            case NdisSapObject sap:
                CalledOnSap(e, sap, _saps.GetOrCreateValue(sap));
                break;
            case NdisAfInstance af when !e.Ddi.Contains("Oid", StringComparison.Ordinal):
                CalledOnAf(e, af, _afs.GetOrCreateValue(af));
                break;
            default:
                CalledOnAdapter(e);
                break;
        }
    }

    /// <summary>NDIS is about to call a driver.</summary>
    public void CallbackEntered(in DdiEvent e)
    {
        _running.Push(new ShadowRequest(e.Ddi, e.Driver, e.Subject));
        if (e.Subject.Home.IsLost)
        {
            return;
        }

        switch (e.Subject)
        {
            case NdisVcObject vc:
                EnteredOnVc(e, _vcs.GetValue(vc, static v => new ShadowVc(v)));
                break;
            case NdisSapObject sap when e.Ddi == "ProtocolCmRegisterSap":
                _saps.GetOrCreateValue(sap).IsRegistering = true;
                break;
            case NdisSapObject sap when e.Ddi == "ProtocolCmDeregisterSap":
                _saps.GetOrCreateValue(sap).IsDeregistering = true;
                break;
            case NdisAfInstance af when e.Ddi == "ProtocolCmCloseAf":
                _afs.GetOrCreateValue(af).IsClosing = true;
                break;
            case NdisAfInstance af when e.Ddi == "ProtocolClNotifyCloseAf":
                _afs.GetOrCreateValue(af).WasNotified = true;
                break;
            default:
                break; // nothing to remember
        }
    }

    /// <summary>A driver's callback returned.</summary>
    public void CallbackReturned(in DdiEvent e)
    {
        ShadowRequest request = _running.Pop();
        if (e.Subject.Home.IsLost)
        {
            return;
        }

        Returned(e, request);
        switch (e.Subject)
        {
            case NdisVcObject vc:
                ReturnedOnVc(e, vc, _vcs.GetValue(vc, static v => new ShadowVc(v)), request.CompletedInside);
                break;
            case NdisSapObject sap when !request.CompletedInside && !e.Status.IsPending:
                SapAnswered(e.Ddi, _saps.GetOrCreateValue(sap), e.Status);
                break;
            case NdisAfInstance af when !request.CompletedInside && !e.Status.IsPending:
                AfAnswered(e, af, _afs.GetOrCreateValue(af));
                break;
            default:
                break; // nothing to remember
        }
    }

    private void Report(string number, string driver, ITraced subject, bool mayThrow = true)
    {
        Rule rule = Rules.Get(number);
        RuleViolation violation = new(rule.Number, rule.Symbol, driver, subject.Label, rule.Sentence, rule.Severity);
        _violations.Add(violation);
        if (mayThrow && _mode == VerifierMode.Enforce && rule.Severity == RuleSeverity.Error)
        {
            throw new ContractViolationException(violation);
        }
    }

    private void Require(bool holds, string number, in DdiEvent e)
    {
        if (!holds)
        {
            Report(number, e.Driver, e.Subject);
        }
    }
}
