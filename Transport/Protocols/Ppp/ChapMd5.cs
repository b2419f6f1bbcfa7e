using System.Security.Cryptography;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>CHAP with MD5: the digest of identifier, secret and challenge (RFC 1994 section 4.1).</summary>
internal sealed class ChapMd5 : ChapMethod
{
    public override int ChallengeLength => 16;

    public override int ResponseLength => MD5.HashSizeInBytes;

    public override void Respond(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, Span<byte> response)
    {
        Span<byte> input = stackalloc byte[1 + PppOptions.MaxSecretLength + byte.MaxValue];
        input[0] = id;
        secret.CopyTo(input[1..]);
        challenge.CopyTo(input[(1 + secret.Length)..]);
        _ = MD5.HashData(input[..(1 + secret.Length + challenge.Length)], response);
        CryptographicOperations.ZeroMemory(input);
    }

    public override bool Verify(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> response)
    {
        Span<byte> expected = stackalloc byte[MD5.HashSizeInBytes];
        Respond(id, challenge, name, secret, expected);
        return CryptographicOperations.FixedTimeEquals(expected, response);
    }

    public override string Message(bool isGood, ReadOnlySpan<byte> challenge) => isGood ? "Welcome" : "Access denied";
}
