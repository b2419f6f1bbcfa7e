using System.Text;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The secrets of many callers, from a file of lines <c>NAME SECRET</c>. Never prints one.</summary>
/// <remarks>Between name and secret stands white space; the secret goes to the end of the line. Lines that are empty or
/// begin with # are left out.</remarks>
internal sealed class UserSecrets : IPppSecrets
{
    // By the octets of the name, each as a character: what comes from the wire need not be UTF-8.
    private readonly Dictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    /// <summary>Gets how many callers are known.</summary>
    public int Count => _secrets.Count;

    /// <exception cref="CliException">The file cannot be read, or a line is none.</exception>
    public static UserSecrets FromFile(string file)
    {
        var users = new UserSecrets();
        try
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (line.AsSpan().Trim() is { IsEmpty: false } text && text[0] != '#')
                {
                    users.Add(text.ToString(), $"--users-file {file}, line {number}");
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.BadUsage($"--users-file {file} cannot be read: {e.Message}");
        }

        return users.Count > 0 ? users : throw CliException.BadUsage($"--users-file {file} names nobody: it wants lines 'NAME SECRET'");
    }

    /// <inheritdoc/>
    public bool TryGetSecret(PppSecretUse use, ReadOnlySpan<byte> name, Span<byte> secret, out int length)
    {
        length = 0;
        if (use != PppSecretUse.VerifyPeer
            || !_secrets.TryGetValue(Encoding.Latin1.GetString(name), out byte[]? found)
            || !found.AsSpan().TryCopyTo(secret))
        {
            return false;
        }

        length = found.Length;
        return true;
    }

    private void Add(string line, string where)
    {
        int end = line.AsSpan().IndexOfAny(' ', '\t');
        string name = end < 0 ? line : line[..end];
        byte[] secret = Encoding.UTF8.GetBytes(end < 0 ? "" : line[end..].TrimStart());
        if (secret.Length is 0 or > PppOptions.MaxSecretLength || Encoding.UTF8.GetByteCount(name) > byte.MaxValue)
        {
            throw CliException.BadUsage($"{where}: it wants 'NAME SECRET', of at most 255 and {PppOptions.MaxSecretLength} bytes");
        }

        if (!_secrets.TryAdd(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name)), secret))
        {
            throw CliException.BadUsage($"{where}: {name} is there twice");
        }
    }
}
