using System.Text;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Where a secret comes from: a file, the environment or a prompt; never the command line, which all may read.</summary>
internal static class Secrets
{
    private const string Variable = "UCONDIS_SECRET";

    /// <summary>Finds the secret.</summary>
    /// <returns>Null: none was given and none is wanted.</returns>
    public static byte[]? Find(string? file, bool isWanted, CliContext context)
    {
        byte[]? secret = file is not null ? FromFile(file)
            : context.Environment(Variable) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text)
            : isWanted ? context.Prompt?.Invoke("Secret: ") ?? throw Missing()
            : null;
        return secret switch
        {
            { Length: 0 } => throw CliException.BadUsage(file is null ? "the secret is empty" : $"the first line of {file} is empty: it holds the secret"),
            { Length: > PppOptions.MaxSecretLength } => throw CliException.BadUsage($"the secret is longer than {PppOptions.MaxSecretLength} bytes"),
            _ => secret,
        };
    }

    private static CliException Missing() => new(
        ExitCode.BadUsage, "secretMissing", $"the secret is missing: give --secret-file FILE, set {Variable}, or run on a terminal to be asked");

    private static byte[] FromFile(string file)
    {
        try
        {
            return Encoding.UTF8.GetBytes(File.ReadLines(file).FirstOrDefault() ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.BadUsage($"--secret-file {file} cannot be read: {e.Message}");
        }
    }
}
