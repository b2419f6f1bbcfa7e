using System.Security.Cryptography;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The computations of RFC 2759 section 8.</summary>
internal static class MsChap
{
    public const int ChallengeLength = 16;
    public const int NtResponseLength = 24;
    public const int ProofLength = 20;

    private const int HashLength = 16;
    private const int BlockLength = 8;

    /// <summary>GenerateNTResponse and GenerateAuthenticatorResponse (sections 8.1 and 8.7).</summary>
    /// <param name="authenticatorChallenge">16 bytes.</param>
    /// <param name="peerChallenge">16 bytes.</param>
    /// <param name="name">The user's name; a domain in front is left out (section 4).</param>
    /// <param name="secret">The password in UTF-8.</param>
    /// <param name="ntResponse">Receives 24 bytes.</param>
    /// <param name="proof">Receives the 20 bytes that prove the authenticator.</param>
    public static void Compute(
        ReadOnlySpan<byte> authenticatorChallenge,
        ReadOnlySpan<byte> peerChallenge,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> secret,
        Span<byte> ntResponse,
        Span<byte> proof)
    {
        Span<byte> challenge = stackalloc byte[BlockLength];
        Span<byte> key = stackalloc byte[21];
        Span<byte> hashOfHash = stackalloc byte[HashLength];
        key.Clear(); // the hash, padded with zeros to three keys of 7 bytes (section 8.5)
        ChallengeHash(peerChallenge, authenticatorChallenge, name[(name.LastIndexOf((byte)'\\') + 1)..], challenge);
        NtPasswordHash(secret, key);
        for (int i = 0; i < 3; i++)
        {
            Des.Encrypt(key.Slice(7 * i, 7), challenge, ntResponse[(BlockLength * i)..]);
        }

        Md4.Hash(key[..HashLength], hashOfHash);
        Prove(hashOfHash, ntResponse, challenge, proof);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(hashOfHash);
    }

    /// <summary>Section 8.2.</summary>
    public static void ChallengeHash(
        ReadOnlySpan<byte> peerChallenge, ReadOnlySpan<byte> authenticatorChallenge, ReadOnlySpan<byte> name, Span<byte> hash)
    {
        Span<byte> input = stackalloc byte[(2 * ChallengeLength) + byte.MaxValue];
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        peerChallenge.CopyTo(input);
        authenticatorChallenge.CopyTo(input[ChallengeLength..]);
        name.CopyTo(input[(2 * ChallengeLength)..]);
        _ = SHA1.HashData(input[..((2 * ChallengeLength) + name.Length)], digest);
        digest[..BlockLength].CopyTo(hash);
    }

    /// <summary>Section 8.3: MD4 of the password in UTF-16, least significant byte first.</summary>
    public static void NtPasswordHash(ReadOnlySpan<byte> secret, Span<byte> hash)
    {
        Span<char> text = stackalloc char[PppOptions.MaxSecretLength];
        Span<byte> unicode = stackalloc byte[2 * PppOptions.MaxSecretLength];
        int length = Encoding.UTF8.GetChars(secret, text);
        for (int i = 0; i < length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(unicode[(2 * i)..], text[i]);
        }

        Md4.Hash(unicode[..(2 * length)], hash);
        CryptographicOperations.ZeroMemory(unicode);
        text.Clear();
    }

    private static void Prove(
        ReadOnlySpan<byte> hashOfHash, ReadOnlySpan<byte> ntResponse, ReadOnlySpan<byte> challenge, Span<byte> proof)
    {
        ReadOnlySpan<byte> magic1 = "Magic server to client signing constant"u8;
        ReadOnlySpan<byte> magic2 = "Pad to make it do more than one iteration"u8;
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        Span<byte> digest = stackalloc byte[ProofLength];
        sha.AppendData(hashOfHash);
        sha.AppendData(ntResponse[..NtResponseLength]);
        sha.AppendData(magic1);
        _ = sha.GetHashAndReset(digest);
        sha.AppendData(digest);
        sha.AppendData(challenge);
        sha.AppendData(magic2);
        _ = sha.GetHashAndReset(proof);
    }
}
