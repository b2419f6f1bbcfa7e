using System.Security.Cryptography;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>A small table of secrets in memory; disposing it zeroes them.</summary>
/// <remarks>Thread: the engine's. Never prints a secret.</remarks>
public sealed class PppSecretTable : IPppSecrets, IDisposable
{
    private readonly List<(PppSecretUse Use, byte[] Name, byte[] Secret)> _rows = [];

    /// <summary>Adds the secret with which this side proves itself, to whichever peer asks.</summary>
    /// <param name="secret">Copied.</param>
    /// <returns>This table.</returns>
    public PppSecretTable AddLocal(ReadOnlySpan<byte> secret) => Add(PppSecretUse.ProveLocal, [], secret);

    /// <summary>Adds the secret that a peer of this name must know.</summary>
    /// <param name="name">The peer's name.</param>
    /// <param name="secret">Copied.</param>
    /// <returns>This table.</returns>
    public PppSecretTable AddPeer(string name, ReadOnlySpan<byte> secret) =>
        Add(PppSecretUse.VerifyPeer, Encoding.UTF8.GetBytes(name), secret);

    /// <inheritdoc/>
    public bool TryGetSecret(PppSecretUse use, ReadOnlySpan<byte> name, Span<byte> secret, out int length)
    {
        foreach ((PppSecretUse rowUse, byte[] rowName, byte[] rowSecret) in _rows)
        {
            bool matches = rowUse == use && (rowName.Length == 0 || name.SequenceEqual(rowName));
            if (matches && rowSecret.AsSpan().TryCopyTo(secret))
            {
                length = rowSecret.Length;
                return true;
            }
        }

        length = 0;
        return false;
    }

    /// <summary>Zeroes and forgets all secrets.</summary>
    public void Dispose()
    {
        foreach ((_, _, byte[] secret) in _rows)
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        _rows.Clear();
    }

    private PppSecretTable Add(PppSecretUse use, byte[] name, ReadOnlySpan<byte> secret)
    {
        if (secret.Length > PppOptions.MaxSecretLength)
        {
            throw new ArgumentException($"A secret holds at most {PppOptions.MaxSecretLength} bytes.", nameof(secret));
        }

        _rows.Add((use, name, secret.ToArray()));
        return this;
    }
}
