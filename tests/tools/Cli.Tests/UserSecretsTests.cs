using System.Text;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Cli.Tests;

public sealed class UserSecretsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void File_WithManyUsers_GivesEachItsOwn()
    {
        UserSecrets users = Read("# who may come in", "", "joe  open sesame", "\tann\tpass", "jürgen geheim");
        Assert.Equal(3, users.Count);
        Assert.Equal("open sesame", Secret(users, "joe"));
        Assert.Equal("pass", Secret(users, "ann"));
        Assert.Equal("geheim", Secret(users, "jürgen"));
        Assert.Null(Secret(users, "Joe"));
        Assert.Null(Secret(users, ""));
    }

    [Fact]
    public void File_OfCallers_ProvesNothingOfOurs() =>
        Assert.False(Read("joe x").TryGetSecret(PppSecretUse.ProveLocal, "joe"u8, new byte[256], out _));

    [Theory]
    [InlineData("line 2", "joe x", "ann")]
    [InlineData("twice", "joe x", "joe y")]
    [InlineData("nobody", "# joe x")]
    public void File_ThatCannotBeMeant_IsRefused(string word, params string[] lines)
    {
        CliException e = Assert.Throws<CliException>(() => Read(lines));
        Assert.Equal(ExitCode.BadUsage, e.Code);
        Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithAWrongLine_IsRefusedWithoutItsSecret() =>
        Assert.DoesNotContain(new string('s', 20), Assert.Throws<CliException>(() => Read($"joe {new string('s', 300)}")).Message, StringComparison.Ordinal);

    public void Dispose() => File.Delete(_file);

    private UserSecrets Read(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return UserSecrets.FromFile(_file);
    }

    private static string? Secret(UserSecrets users, string name)
    {
        byte[] room = new byte[256];
        return users.TryGetSecret(PppSecretUse.VerifyPeer, Encoding.UTF8.GetBytes(name), room, out int length)
            ? Encoding.UTF8.GetString(room, 0, length)
            : null;
    }
}
