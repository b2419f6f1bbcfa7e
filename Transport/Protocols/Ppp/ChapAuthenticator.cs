using System.Security.Cryptography;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>CHAP, the peer proves itself: we challenge, it responds, we say how it went (RFC 1994 section 4).</summary>
internal sealed class ChapAuthenticator(PppCore core, IPppAuthOwner owner, ChapMethod method)
    : PppAuthSession(core, owner, PppProtocol.Chap, PppAuthSide.Peer)
{
    private readonly byte[] _challenge = new byte[method.ChallengeLength];
    private byte _id;
    private byte _verdictCode;
    private byte[] _verdict = [];
    private bool _isFirst = true;

    public ReadOnlySpan<byte> Challenge => _challenge;

    public override void Start() => Retry();

    public override void HandlePacket(in PppPacket packet)
    {
        bool fits = ChapCodes.TryReadValue(packet.Data, out var response, out var name);
        if (!fits || response.Length != method.ResponseLength || packet.Id != _id)
        {
            Core.Statistics.Unexpected++;
            return;
        }

        if (_verdictCode != 0)
        {
            // RFC 1994 section 4.2: the same challenge gets the same answer, so nothing is learnt by trying.
            Core.Send(Protocol, _verdictCode, packet.Id, _verdict);
            return;
        }

        bool isGood = IsGood(packet.Id, name, response);
        _verdictCode = isGood ? ChapCodes.Success : ChapCodes.Failure;
        _verdict = Encoding.ASCII.GetBytes(method.Message(isGood, _challenge));
        Core.Send(Protocol, _verdictCode, packet.Id, _verdict);
        if (!isGood)
        {
            Fail(0, PppText.Clean(name));
            return;
        }

        Succeed(PppText.Clean(name));
        StartAgainIn(Core.Options.RechallengeInterval);
    }

    /// <summary>A fresh challenge at first and when it is time for another; else the same once more.</summary>
    protected override void Retry()
    {
        if (_verdictCode != 0 || _isFirst)
        {
            _isFirst = false;
            _verdictCode = 0;
            _id = (byte)(_id + 1);
            Core.Random.Fill(_challenge);
        }

        Span<byte> value = stackalloc byte[1 + byte.MaxValue];
        value[0] = (byte)_challenge.Length;
        _challenge.CopyTo(value[1..]);
        Core.Send(Protocol, ChapCodes.Challenge, _id, value[..(1 + _challenge.Length)], Core.LocalName);
        AwaitAnswer();
    }

    private bool IsGood(byte id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> response)
    {
        Span<byte> secret = stackalloc byte[PppOptions.MaxSecretLength];
        int length = 0;
        bool isKnown = Core.Options.Secrets is { } secrets
            && secrets.TryGetSecret(PppSecretUse.VerifyPeer, name, secret, out length);
        bool isGood = method.Verify(id, _challenge, name, secret[..length], response);
        CryptographicOperations.ZeroMemory(secret);
        return isKnown & isGood;
    }
}
