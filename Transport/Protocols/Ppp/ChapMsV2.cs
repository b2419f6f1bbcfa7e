using System.Security.Cryptography;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>MS-CHAPv2: the response holds a challenge of the peer's own, the Success proves the authenticator (RFC 2759).</summary>
internal sealed class ChapMsV2(PppCore core) : ChapMethod
{
    private const int ReservedLength = 8;
    private const int NtResponseOffset = MsChap.ChallengeLength + ReservedLength;

    private readonly byte[] _proof = new byte[MsChap.ProofLength];

    public override int ChallengeLength => MsChap.ChallengeLength;

    public override int ResponseLength => NtResponseOffset + MsChap.NtResponseLength + 1;

    public override void Respond(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, Span<byte> response)
    {
        response.Clear();
        Span<byte> peerChallenge = response[..MsChap.ChallengeLength];
        core.Random.Fill(peerChallenge);
        Span<byte> ntResponse = response.Slice(NtResponseOffset, MsChap.NtResponseLength);
        MsChap.Compute(challenge, peerChallenge, name, secret, ntResponse, _proof);
    }

    public override bool Verify(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> response)
    {
        Span<byte> expected = stackalloc byte[MsChap.NtResponseLength];
        MsChap.Compute(challenge, response[..MsChap.ChallengeLength], name, secret, expected, _proof);
        return CryptographicOperations.FixedTimeEquals(expected, response.Slice(NtResponseOffset, MsChap.NtResponseLength));
    }

    /// <summary>RFC 2759 sections 5 and 6; R=0: no retry is allowed.</summary>
    public override string Message(bool isGood, ReadOnlySpan<byte> challenge) => isGood
        ? $"S={Convert.ToHexString(_proof)} M=Welcome"
        : $"E=691 R=0 C={Convert.ToHexString(challenge)} V=3 M=Access denied";

    public override bool IsGenuine(ReadOnlySpan<byte> success)
    {
        Span<byte> expected = stackalloc byte[2 + (2 * MsChap.ProofLength)];
        _ = Encoding.ASCII.GetBytes("S=" + Convert.ToHexString(_proof), expected);
        return success.Length >= expected.Length
            && CryptographicOperations.FixedTimeEquals(expected, success[..expected.Length]);
    }

    public override int ErrorOf(ReadOnlySpan<byte> failure) =>
        failure.StartsWith("E="u8) && System.Buffers.Text.Utf8Parser.TryParse(failure[2..], out ushort error, out _)
            ? error
            : 0;
}
