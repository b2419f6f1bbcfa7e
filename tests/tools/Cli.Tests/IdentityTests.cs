using System.CommandLine;
using System.Text;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Cli.Tests;

/// <summary>Who proves what to whom: an answerer that was given a user lets nobody in without proof.</summary>
public sealed class IdentityTests
{
    private static readonly PppAuthProtocol[] s_all = [PppAuthProtocol.MsChapV2, PppAuthProtocol.ChapMd5, PppAuthProtocol.Pap];

    [Fact]
    public void Answer_WithUserAlone_RequiresProof() => Assert.Equal(s_all, Read("answer", "--user", "joe").Ppp.RequirePeerAuth);

    [Fact]
    public void Answer_WithAuth_RequiresJustThat() =>
        Assert.Equal([PppAuthProtocol.ChapMd5], Read("answer", "--user", "joe", "--auth", "chap").Ppp.RequirePeerAuth);

    [Fact]
    public void Answer_WithoutUser_RequiresNothing() => Assert.Empty(Read("answer").Ppp.RequirePeerAuth);

    [Fact, Trait("Spec", "RFC1994 2.3")]
    public void Answer_Always_ProvesNothingWithTheCallersSecret()
    {
        CallSettings settings = Read("answer", "--user", "joe");
        Assert.Empty(settings.Ppp.AcceptAuth);
        Assert.False(settings.Ppp.Secrets!.TryGetSecret(PppSecretUse.ProveLocal, "joe"u8, new byte[256], out _));
    }

    [Fact]
    public void Dial_WithUser_AcceptsEveryProtocolAndKnowsTheSecret()
    {
        CallSettings settings = Read("dial", "--direct", "--user", "joe");
        Assert.Equal(s_all, settings.Ppp.AcceptAuth);
        byte[] secret = new byte[256];
        Assert.True(settings.Ppp.Secrets!.TryGetSecret(PppSecretUse.ProveLocal, "far end"u8, secret, out int length));
        Assert.Equal("open sesame", Encoding.UTF8.GetString(secret, 0, length));
    }

    [Fact]
    public void Settings_Printed_HoldNoSecret() =>
        Assert.DoesNotContain("sesame", Read("dial", "--direct", "--user", "joe").ToString(), StringComparison.Ordinal);

    [Fact]
    public void SecretFile_WithSeveralLines_GivesTheFirst()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "from file\nrest\n");
        try
        {
            byte[] secret = new byte[256];
            IPppSecrets secrets = Read("dial", "--direct", "--user", "joe", "--secret-file", file).Ppp.Secrets!;
            Assert.True(secrets.TryGetSecret(PppSecretUse.ProveLocal, [], secret, out int length));
            Assert.Equal("from file", Encoding.UTF8.GetString(secret, 0, length));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static CallSettings Read(string verb, params string[] args)
    {
        var command = new Command(verb);
        var options = new CallOptions(command, dials: verb == "dial");
        ParseResult parse = command.Parse(["pty:", .. args]);
        Assert.Empty(parse.Errors);
        return options.Read(parse, new CliContext { Out = TextWriter.Null, Error = TextWriter.Null, Environment = _ => "open sesame" });
    }
}
