namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Our own Configure-Requests, and the peer's answers to them (RFC 1661 sections 5.1 to 5.4).</summary>
internal abstract partial class PppMachine
{
    private const int MaxRequestLength = 64;

    private readonly byte[] _request = new byte[MaxRequestLength];
    private int _requestLength;
    private byte _requestId;
    private bool _isAnswered = true;
    private int _naksReceived;

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
}
