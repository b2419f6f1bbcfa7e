using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Telephony on one family that a call manager below offers: from its opening to its close (contract 3.12).</summary>
internal sealed class TapiSession(ProxyAdapter adapter, CoAddressFamily family)
{
    private const int MaxAnswer = 64 * 1024; // a call manager's word: bounded

    private readonly List<TapiLine> _lines = [];
    private IReadOnlyList<LineCapabilities> _found = [];
    private NdisStatus _outcome;
    private ClientAf? _notified;
    private int _openLines;
    private Action? _ended;

    public ProxyAdapter Adapter => adapter;

    public CoAddressFamily Family => family;

    /// <summary>Gets whether the call manager translates call parameters and SAPs; never in TAPI_PROXY (R308).</summary>
    public bool IsTranslated => family.AddressFamily != CoAddressFamily.TapiProxy;

    public TapiSessionState State { get; private set; }

    /// <summary>Gets whether the family is open, or about to be.</summary>
    public bool IsLive => State != TapiSessionState.None;

    public ClientAf? Af { get; private set; }

    public IReadOnlyList<TapiLine> Lines => _lines;

    /// <summary>Gets or sets whether this call manager answers OID_CO_TAPI_GET_CALL_DIAGNOSTICS, as far as is known.</summary>
    public bool OffersDiagnostics { get; set; } = true;

    public void Begin() => Apply(TapiSessionEvent.Begin);

    /// <summary>Ends the session; <paramref name="ended"/> is called once, perhaps before this returns.</summary>
    public void End(Action ended)
    {
        _ended += ended;
        Apply(TapiSessionEvent.End);
    }

    // 4.21: the call manager below ends it. The completion may come before PENDING is returned (T9).
    public NdisStatus HandleNotifyCloseAf()
    {
        _notified = Af;
        End(static () => { });
        return NdisStatus.Pending;
    }

    public void HandleOpenAfComplete(ClientAf? af, NdisStatus status)
    {
        Af = status.IsSuccess ? af : null;
        _outcome = status;
        Apply(Af is null ? TapiSessionEvent.AfNotOpened : TapiSessionEvent.AfOpened);
    }

    public void HandleCloseAfComplete() => Apply(TapiSessionEvent.AfClosed);

    /// <summary>Asks the call manager (R307); <paramref name="done"/> is called once, perhaps before this returns.</summary>
    /// <param name="vc">The call it is about; null: none.</param>
    /// <param name="oid">What is asked.</param>
    /// <param name="question">The buffer as it is given; an answer that needs more room gets it, within bounds.</param>
    /// <param name="done">Told the status and what was written.</param>
    public void Ask(ClientVc? vc, Oid oid, byte[] question, Action<NdisStatus, byte[]> done)
    {
        byte[] buffer = [.. question];
        NdisOidRequest request = new(NdisRequestType.QueryInformation, oid, buffer);
        request.SourceReserved = (Action<NdisStatus>)HandleStatus;
        NdisStatus status = Af?.OidRequest(vc, request) ?? NdisStatus.Closing;
        if (!status.IsPending)
        {
            HandleStatus(status);
        }

        void HandleStatus(NdisStatus answer)
        {
            bool tooShort = answer == NdisStatus.BufferTooShort || answer == NdisStatus.InvalidLength;
            if (tooShort && request.BytesNeeded > buffer.Length && request.BytesNeeded <= MaxAnswer)
            {
                Array.Resize(ref question, request.BytesNeeded);
                Ask(vc, oid, question, done);
                return;
            }

            done(answer, answer.IsSuccess ? buffer[..Math.Clamp(request.BytesWritten, 0, buffer.Length)] : []);
        }
    }

    public static void HandleAnswer(NdisOidRequest request, NdisStatus status) =>
        ((Action<NdisStatus>)request.SourceReserved!)(status);

    private void Apply(TapiSessionEvent e)
    {
        TapiStep<TapiSessionState, TapiSessionEffects> step = TapiSessionTable.Next(State, e);
        State = step.Next;
        for (TapiSessionEffects rest = step.Effects; rest != TapiSessionEffects.None; rest &= rest - 1)
        {
            Run(rest & ~(rest - 1));
        }
    }

    private void Run(TapiSessionEffects effect)
    {
        switch (effect)
        {
            case TapiSessionEffects.OpenAf:
                OpenAf();
                break;
            case TapiSessionEffects.Enumerate:
                adapter.RegisterUpper(); // R300, 4.16 step 3
                new LineEnumeration(this, HandleEnumerated).Start();
                break;
            case TapiSessionEffects.TellBegun:
                ShowLines();
                adapter.TellBegun(NdisStatus.Success);
                break;
            case TapiSessionEffects.TellFailed:
                adapter.TellBegun(_outcome);
                break;
            case TapiSessionEffects.CloseLines:
                CloseLines();
                break;
            case TapiSessionEffects.CloseClients:
                adapter.CloseClients(_notified is not null, () => Apply(TapiSessionEvent.ClientsClosed));
                break;
            case TapiSessionEffects.CloseAf:
                CloseAf();
                break;
            case TapiSessionEffects.TellEnded:
                TellEnded();
                break;
            default:
                throw new InvalidOperationException($"Effect {effect}.");
        }
    }

    private void OpenAf()
    {
        NdisStatus status = adapter.Client!.OpenAddressFamilyEx(family, this, out ClientAf? af);
        if (!status.IsPending)
        {
            HandleOpenAfComplete(af, status);
        }
    }

    private void HandleEnumerated(NdisStatus status, IReadOnlyList<LineCapabilities> lines)
    {
        (_outcome, _found) = (status, lines);
        Apply(status.IsSuccess ? TapiSessionEvent.Enumerated : TapiSessionEvent.NotEnumerated);
    }

    private void ShowLines()
    {
        foreach (LineCapabilities found in _found)
        {
            _lines.Add(new TapiLine(this, found));
        }
    }

    private void CloseLines()
    {
        _openLines = _lines.Count + 1;
        foreach (TapiLine line in _lines.ToArray())
        {
            line.CloseAll(HandleLineClosed);
        }

        HandleLineClosed();
    }

    private void HandleLineClosed()
    {
        if (--_openLines == 0)
        {
            Apply(TapiSessionEvent.LinesClosed);
        }
    }

    private void CloseAf()
    {
        // The handle is dead from the call on (4.20 step 3).
        ClientAf af = Af!;
        Af = null;
        NdisStatus status = af.Close();
        if (status.IsFailure)
        {
            status = af.Close(); // 3.3: it will not yet (NOT_ACCEPTED), the family is open: it is asked again
        }

        if (!status.IsPending)
        {
            HandleCloseAfComplete();
        }
    }

    private void TellEnded()
    {
        _lines.Clear();
        ClientAf? notified = _notified;
        _notified = null;
        notified?.NotifyCloseComplete(NdisStatus.Success); // R050
        Action? ended = _ended;
        _ended = null;
        ended?.Invoke();
        adapter.TellEnded();
    }
}
