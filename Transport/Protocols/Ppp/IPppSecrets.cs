namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Gives the secrets for PAP, CHAP and MS-CHAPv2.</summary>
public interface IPppSecrets
{
    /// <summary>Copies the secret that this side shares with the named peer.</summary>
    /// <param name="use">What the secret is for.</param>
    /// <param name="name">The peer's name as it came from the wire: hostile, at most 255 bytes.</param>
    /// <param name="secret">Receives the secret, UTF-8 for MS-CHAPv2; 256 bytes; the engine zeroes it after use.</param>
    /// <param name="length">The bytes written.</param>
    /// <returns>Whether there is such a secret, and it fits.</returns>
    bool TryGetSecret(PppSecretUse use, ReadOnlySpan<byte> name, Span<byte> secret, out int length);
}
