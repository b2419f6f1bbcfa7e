namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The packets of the automaton: who handles them, and what each protocol fills in (RFC 1661 section 5).</summary>
internal abstract partial class PppMachine
{
    private PppOctets _reply;
    private byte _receivedId;
    private byte _replyCode;

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
        _reply.Clear();
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
        _reply.Set(first, second);
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

    private void SendPreparedReply()
    {
        if (_replyCode is not (PppCodes.CodeReject or PppCodes.EchoReply) || !Core.TryTakeReply())
        {
            return;
        }

        byte id = _replyCode == PppCodes.EchoReply ? _receivedId : TakeId();
        Core.Send(Protocol, _replyCode, id, _reply.Span);
    }
}
