namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The peer's Configure-Requests, and our answers to them (RFC 1661 sections 5.1 to 5.4).</summary>
internal abstract partial class PppMachine
{
    /// <summary>A Nak's values may be longer than what was asked; a list of hundreds of short options must not overflow.</summary>
    private const int MaxNakLength = 512;

    private PppOctets _acknowledged;
    private byte _acknowledgedId;
    private TimeSpan _acknowledgedAt;
    private int _naksSent;
    private int _nakRepeats;
    private int _refusals;
    private int _lastNakId = -1;

    private void HandleConfigureRequest(ReadOnlySpan<byte> options)
    {
        if (!PppOptionReader.IsWellFormed(options) || options.Length > PppLinkParameters.DefaultMru - PppPacket.HeaderLength)
        {
            Core.Statistics.Malformed++;
            return;
        }

        HasHeardPeer = true;
        if (IsRepeated(options))
        {
            Core.Send(Protocol, PppCodes.ConfigureAck, _receivedId, options);
            return;
        }

        bool good = !IsNegotiating && State is not (PppState.Stopped or PppState.Opened) || JudgeAll(options);
        if (!OnJudged())
        {
            Owner.Failed(this, PppCloseCause.LoopedBack);
            Apply(PppEvents.Close);
            return;
        }

        _refusals += good ? 0 : 1;
        if (_refusals > 4 * Core.Options.MaxConfigure)
        {
            // The table has no end for a peer that repeats what was rejected; we have one.
            Owner.Failed(this, PppCloseCause.NegotiationFailed);
            Apply(PppEvents.Close);
            return;
        }

        Apply(good ? PppEvents.RcrPlus : PppEvents.RcrMinus);
    }

    /// <summary>
    /// In Opened, a request that was acknowledged a moment ago was sent again before our Ack arrived, or our Ack was lost.
    /// Taken as RCR it would tear down what has just come up, for ever if a round trip outlasts the restart timer.
    /// The time is short and runs from the first Ack: a peer that starts over with the same request gets the table's answer.
    /// </summary>
    private bool IsRepeated(ReadOnlySpan<byte> options) =>
        State == PppState.Opened
        && _acknowledgedId == _receivedId
        && Core.Now - _acknowledgedAt <= 2 * Core.Options.RestartTimer
        && options.SequenceEqual(_acknowledged.Span);

    /// <summary>Called after a request was judged. Returns false if the line turned out to be looped back.</summary>
    protected virtual bool OnJudged() => true;

    /// <summary>Prepares the Ack, Nak or Reject. A Reject goes first: it carries nothing but what is refused.</summary>
    private bool JudgeAll(ReadOnlySpan<byte> options)
    {
        Span<byte> rejectBytes = stackalloc byte[PppLinkParameters.DefaultMru];
        Span<byte> nakBytes = stackalloc byte[PppLinkParameters.DefaultMru];
        PppOptionWriter rejects = new(rejectBytes);
        PppOptionWriter naks = new(nakBytes);
        BeginJudging();
        PppOptionReader option = new(options);
        while (option.MoveNext())
        {
            PppVerdict verdict = Judge(option.Type, option.Data);
            if (verdict.Kind == PppVerdictKind.Nak && !AreNaksSpent)
            {
                if (naks.Length < MaxNakLength)
                {
                    naks.Add(option.Type, verdict.Value, verdict.Length);
                }
            }
            else if (verdict.Kind != PppVerdictKind.Ack)
            {
                rejects.Add(option.Whole);
            }
        }

        if (!AreNaksSpent)
        {
            SuggestMissing(ref naks);
        }

        if (rejects.Length == 0 && naks.Length > 0)
        {
            CountNak();
        }

        ReadOnlySpan<byte> answer = rejects.Length > 0
            ? rejectBytes[..rejects.Length]
            : naks.Length > 0 ? nakBytes[..naks.Length] : options;
        _replyCode = rejects.Length > 0
            ? PppCodes.ConfigureReject
            : naks.Length > 0 ? PppCodes.ConfigureNak : PppCodes.ConfigureAck;
        _reply.Set(answer);
        return _replyCode == PppCodes.ConfigureAck;
    }

    /// <summary>RFC 1661 section 4.6, Max-Failure.</summary>
    private bool AreNaksSpent =>
        _naksSent >= Core.Options.MaxFailure || _nakRepeats >= 2 * Core.Options.MaxConfigure;

    /// <summary>A request that is repeated because our Nak was lost is no new disagreement; it only has a wider limit.</summary>
    private void CountNak()
    {
        _nakRepeats++;
        if (_lastNakId != _receivedId)
        {
            _lastNakId = _receivedId;
            _naksSent++;
        }
    }

    private void SendConfigureAnswer(bool isAck)
    {
        if (isAck)
        {
            _naksSent = 0;
            _nakRepeats = 0;
            _refusals = 0;
            _acknowledged.Set(_reply.Span);
            _acknowledgedId = _receivedId;
            _acknowledgedAt = Core.Now;
            OnAcknowledged();
        }

        Core.Send(Protocol, _replyCode, _receivedId, _reply.Span);
    }
}
