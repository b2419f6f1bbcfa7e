using System.Security.Cryptography;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>PAP, the peer proves itself: we wait for its name and password (RFC 1334 section 2).</summary>
internal sealed class PapAuthenticator(PppCore core, IPppAuthOwner owner)
    : PppAuthSession(core, owner, PppProtocol.Pap, PppAuthSide.Peer)
{
    public override void Start() => AwaitAnswer();

    public override void HandlePacket(in PppPacket packet)
    {
        if (packet.Code != PapCodes.Request || !PapCodes.TryReadRequest(packet.Data, out var name, out var secret))
        {
            Core.Statistics.Malformed++;
            return;
        }

        bool isGood = !IsFailed && IsSecretOf(name, secret);
        ReadOnlySpan<byte> message = isGood ? "\x07Welcome"u8 : "\x0CLogin failed"u8;
        Core.Send(Protocol, isGood ? PapCodes.Ack : PapCodes.Nak, packet.Id, message);
        if (isGood)
        {
            Succeed(PppText.Clean(name));
        }
        else
        {
            Fail(0, PppText.Clean(name));
        }
    }

    /// <summary>Nothing is sent: the peer repeats its request (RFC 1334 section 2.2.1).</summary>
    protected override void Retry() => AwaitAnswer();

    /// <summary>Compares digests, so that neither content nor length shows in the time it takes.</summary>
    private bool IsSecretOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret)
    {
        Span<byte> expected = stackalloc byte[PppOptions.MaxSecretLength];
        Span<byte> digests = stackalloc byte[2 * SHA256.HashSizeInBytes];
        int length = 0;
        bool isKnown = Core.Options.Secrets is { } secrets
            && secrets.TryGetSecret(PppSecretUse.VerifyPeer, name, expected, out length);
        _ = SHA256.HashData(expected[..length], digests[..SHA256.HashSizeInBytes]);
        _ = SHA256.HashData(secret, digests[SHA256.HashSizeInBytes..]);
        bool isEqual = CryptographicOperations.FixedTimeEquals(
            digests[..SHA256.HashSizeInBytes], digests[SHA256.HashSizeInBytes..]);
        CryptographicOperations.ZeroMemory(expected);
        CryptographicOperations.ZeroMemory(digests);
        return isKnown & isEqual;
    }
}
