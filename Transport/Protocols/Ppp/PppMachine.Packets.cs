namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The packets of the automaton: checks, answers, requests (RFC 1661 section 5).</summary>
internal abstract partial class PppMachine
{
    private const int MaxRequestLength = 64;

    private readonly byte[] _request = new byte[MaxRequestLength];
    private readonly byte[] _reply = new byte[PppLinkParameters.DefaultMru];
    private int _requestLength;
    private byte _requestId;
    private bool _isAnswered = true;
    private byte _receivedId;
    private readonly byte[] _acknowledged = new byte[PppLinkParameters.DefaultMru];
    private int _acknowledgedLength = -1;
    private byte _acknowledgedId;
    private TimeSpan _acknowledgedAt;
    private int _replyLength;
    private byte _replyCode;
    private int _naksSent;
    private int _nakRepeats;
    private int _refusals;
    private int _lastNakId = -1;
    private int _naksReceived;

    public void HandlePacket(ReadOnlySpan<byte> bytes)
    {
        if (!PppPacket.TryParse(bytes, out PppPacket packet))
        {
            Core.Statistics.Malformed++;
            return;
        }

        if (State is PppState.Initial or PppState.Starting)
        {
            Core.Statistics.Unexpected++;
            return;
        }

        Core.Statistics.ControlReceived++;
        _receivedId = packet.Id;
        _replyLength = 0;
        _replyCode = 0;
        switch (packet.Code)
        {
            case PppCodes.ConfigureRequest:
                HandleConfigureRequest(packet.Data);
                break;
            case PppCodes.ConfigureAck:
                HandleConfigureAck(packet);
                break;
            case PppCodes.ConfigureNak or PppCodes.ConfigureReject:
                HandleConfigureRefusal(packet);
                break;
            case PppCodes.TerminateRequest:
                HasHeardPeer = true;
                Core.Raise(PppEventKind.PeerTerminated, Protocol, text: PppText.Clean(packet.Data));
                OnPeerTerminate();
                Apply(PppEvents.Rtr);
                break;
            case PppCodes.TerminateAck:
                Apply(PppEvents.Rta);
                break;
            case PppCodes.CodeReject:
                HandleCodeReject(packet.Data);
                break;
            default:
                HandleOther(packet);
                break;
        }
    }

    /// <summary>Writes the options that we ask for.</summary>
    protected abstract void WriteRequest(ref PppOptionWriter writer);

    /// <summary>Judges one option of the peer's, and notes its value until <see cref="OnAcknowledged"/>.</summary>
    protected abstract PppVerdict Judge(byte type, ReadOnlySpan<byte> data);

    /// <summary>Forgets what was noted of the peer's last request; a new one is judged next.</summary>
    protected abstract void BeginJudging();

    /// <summary>Adds options that the peer should have asked for, to a Configure-Nak.</summary>
    protected abstract void SuggestMissing(ref PppOptionWriter naks);

    /// <summary>The peer suggests another value for an option of ours.</summary>
    /// <returns>False if the protocol cannot go on.</returns>
    protected abstract bool OnNak(byte type, ReadOnlySpan<byte> data);

    /// <summary>The peer does not know or want an option of ours.</summary>
    /// <returns>False if the protocol cannot go on.</returns>
    protected abstract bool OnReject(byte type);

    /// <summary>The options that we ask for go back to the configuration's.</summary>
    protected abstract void ResetRequest();

    /// <summary>A Terminate-Request arrived; it has not been applied yet.</summary>
    protected virtual void OnPeerTerminate()
    {
    }

    /// <summary>A code beyond those of every control protocol.</summary>
    protected virtual void HandleOther(in PppPacket packet) => RejectCode(packet);

    /// <summary>Answers with a Code-Reject (RFC 1661 section 5.6), cut to the peer's MRU.</summary>
    protected void RejectCode(in PppPacket packet)
    {
        PrepareReply(PppCodes.CodeReject, packet.Bytes);
        Apply(PppEvents.Ruc);
    }

    protected void PrepareReply(byte code, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        int room = Math.Max(0, Core.MaxData);
        first = first[..Math.Min(first.Length, room)];
        second = second[..Math.Min(second.Length, room - first.Length)];
        first.CopyTo(_reply);
        second.CopyTo(_reply.AsSpan(first.Length));
        _replyLength = first.Length + second.Length;
        _replyCode = code;
    }

    private void ResetNegotiation()
    {
        _naksSent = 0;
        _nakRepeats = 0;
        _refusals = 0;
        _lastNakId = -1;
        _naksReceived = 0;
        _isAnswered = true; // other options need another identifier (RFC 1661 section 5.1)
        ResetRequest();
    }

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
        && _acknowledgedLength == options.Length
        && options.SequenceEqual(_acknowledged.AsSpan(0, options.Length));

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
        answer.CopyTo(_reply);
        _replyLength = answer.Length;
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

    /// <summary>A Nak's values may be longer than what was asked; a list of hundreds of short options must not overflow.</summary>
    private const int MaxNakLength = 512;

    private void HandleConfigureAck(in PppPacket packet)
    {
        bool matches = IsAnswerToRequest(packet.Id)
            && packet.Data.SequenceEqual(_request.AsSpan(0, _requestLength)); // RFC 1661 section 5.2: options as sent
        if (!matches)
        {
            Core.Statistics.Unexpected++;
            return;
        }

        HasHeardPeer = true;
        _isAnswered = true;
        Apply(PppEvents.Rca);
    }

    private void HandleConfigureRefusal(in PppPacket packet)
    {
        if (!PppOptionReader.IsWellFormed(packet.Data))
        {
            Core.Statistics.Malformed++;
            return;
        }

        if (!IsAnswerToRequest(packet.Id))
        {
            Core.Statistics.Unexpected++;
            return;
        }

        HasHeardPeer = true;
        _isAnswered = true;
        bool isReject = packet.Code == PppCodes.ConfigureReject;
        bool goesOn = ++_naksReceived <= 2 * Core.Options.MaxConfigure;
        PppOptionReader option = new(packet.Data);
        while (IsNegotiating && goesOn && option.MoveNext())
        {
            // What we did not ask for is only a hint (RFC 1661 section 5.3), and we do not take it.
            // A peer that insists without end is taken to refuse the option: its default must do.
            goesOn = !Requested(option.Type)
                || (isReject || _naksReceived > Core.Options.MaxFailure
                    ? OnReject(option.Type)
                    : OnNak(option.Type, option.Data));
        }

        if (!goesOn)
        {
            Owner.Failed(this, PppCloseCause.NegotiationFailed);
            Apply(PppEvents.Close);
            return;
        }

        Apply(PppEvents.Rcn);
    }

    private void HandleCodeReject(ReadOnlySpan<byte> rejected)
    {
        bool isFatal = !rejected.IsEmpty
            && rejected[0] is >= PppCodes.ConfigureRequest and <= PppCodes.CodeReject;
        if (!isFatal)
        {
            Apply(PppEvents.RxjPlus);
            return;
        }

        Owner.Failed(this, PppCloseCause.Rejected);
        Apply(PppEvents.RxjMinus);
    }

    private bool Requested(byte type)
    {
        PppOptionReader option = new(_request.AsSpan(0, _requestLength));
        while (option.MoveNext())
        {
            if (option.Type == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A valid answer uses its identifier up (RFC 1661 section 5.1), so a duplicate of an Ack does not pass for
    /// a crossed connection and tear an open link down.
    /// </summary>
    private bool IsAnswerToRequest(byte id) => !_isAnswered && id == _requestId;

    private void SendConfigureRequest()
    {
        PppOptionWriter writer = new(_request);
        WriteRequest(ref writer);
        _requestLength = writer.Length;
        if (_isAnswered)
        {
            _requestId = TakeId();
            _isAnswered = false;
        }

        _restarts--;
        RestartTimer();
        Core.Send(Protocol, PppCodes.ConfigureRequest, _requestId, _request.AsSpan(0, _requestLength));
    }

    private void SendConfigureAnswer(bool isAck)
    {
        if (isAck)
        {
            _naksSent = 0;
            _nakRepeats = 0;
            _refusals = 0;
            _reply.AsSpan(0, _replyLength).CopyTo(_acknowledged);
            _acknowledgedLength = _replyLength;
            _acknowledgedId = _receivedId;
            _acknowledgedAt = Core.Now;
            OnAcknowledged();
        }

        Core.Send(Protocol, _replyCode, _receivedId, _reply.AsSpan(0, _replyLength));
    }

    private void SendPreparedReply()
    {
        if (_replyCode is not (PppCodes.CodeReject or PppCodes.EchoReply) || !Core.TryTakeReply())
        {
            return;
        }

        byte id = _replyCode == PppCodes.EchoReply ? _receivedId : TakeId();
        Core.Send(Protocol, _replyCode, id, _reply.AsSpan(0, _replyLength));
    }
}
