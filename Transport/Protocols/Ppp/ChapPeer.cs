using System.Security.Cryptography;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>CHAP, our side proves itself: each challenge gets a response, repeated until it is answered (RFC 1994).</summary>
internal sealed class ChapPeer(PppCore core, IPppAuthOwner owner, ChapMethod method, ChapPeer.ChallengeCheck isOwn)
    : PppAuthSession(core, owner, PppProtocol.Chap, PppAuthSide.Local)
{
    private readonly byte[] _value = new byte[1 + method.ResponseLength];
    private readonly byte[] _challenge = new byte[byte.MaxValue];
    private int _challengeLength;
    private byte _id;
    private bool _hasResponded;
    private bool _isAnswered;

    public delegate bool ChallengeCheck(ReadOnlySpan<byte> challenge);

    public override void Start() => AwaitAnswer();

    public override void HandlePacket(in PppPacket packet)
    {
        switch (packet.Code)
        {
            case ChapCodes.Challenge:
                HandleChallenge(packet);
                break;
            case ChapCodes.Success or ChapCodes.Failure when _hasResponded && packet.Id == _id && !_isAnswered:
                _isAnswered = true;
                HandleVerdict(packet);
                break;
            default:
                Core.Statistics.Unexpected++;
                break;
        }
    }

    protected override void Retry()
    {
        if (_hasResponded)
        {
            SendResponse();
        }

        AwaitAnswer();
    }

    private void SendResponse() => Core.Send(Protocol, ChapCodes.Response, _id, _value, Core.LocalName);

    private void HandleChallenge(in PppPacket packet)
    {
        bool fits = ChapCodes.TryReadValue(packet.Data, out var challenge, out var name)
            && (method is not ChapMsV2 || challenge.Length == method.ChallengeLength);
        if (!fits || IsFailed)
        {
            Core.Statistics.Malformed++;
            return;
        }

        if (_hasResponded && packet.Id == _id && challenge.SequenceEqual(_challenge.AsSpan(0, _challengeLength)))
        {
            // A repeated challenge gets the response it got before: a fresh one would not match the answer to the first.
            SendResponse();
            return;
        }

        if (isOwn(challenge))
        {
            Fail(0, "challenge reflected");
            return;
        }

        Span<byte> secret = stackalloc byte[PppOptions.MaxSecretLength];
        if (Core.Options.Secrets is not { } secrets
            || !secrets.TryGetSecret(PppSecretUse.ProveLocal, name, secret, out int length))
        {
            Fail(0, "no secret");
            return;
        }

        _id = packet.Id;
        challenge.CopyTo(_challenge);
        _challengeLength = challenge.Length;
        _value[0] = (byte)method.ResponseLength;
        method.Respond(_id, challenge, Core.LocalName, secret[..length], _value.AsSpan(1));
        CryptographicOperations.ZeroMemory(secret);
        _hasResponded = true;
        _isAnswered = false;
        ResetAttempts();
        Retry();
    }

    private void HandleVerdict(in PppPacket packet)
    {
        string? text = PppText.Clean(packet.Data);
        if (packet.Code == ChapCodes.Failure)
        {
            Fail(method.ErrorOf(packet.Data), text);
        }
        else if (method.IsGenuine(packet.Data))
        {
            Succeed(text);
        }
        else
        {
            Fail(0, "the authenticator does not know the secret");
        }
    }
}
