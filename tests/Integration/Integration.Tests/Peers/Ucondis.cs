using System.Text.Json;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>The built <c>ucondis</c> as a user runs it: a process, its exit code, its JSON document.</summary>
internal sealed class Ucondis : IDisposable
{
    private const string CaptureName = "call.pcapng";

    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _process;

    /// <param name="output">Takes what it says.</param>
    /// <param name="secret">The secret, in the environment; null: none.</param>
    /// <param name="arguments">The verb and its options; <c>--json</c> is added.</param>
    public Ucondis(ITestOutputHelper output, string? secret, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "ucondis.dll");
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["DOTNET_EnableDiagnostics"] = "0" };
        if (secret is not null)
        {
            environment["UCONDIS_SECRET"] = secret;
        }

        _process = PeerProcess.Start(output, "dotnet", [program, .. arguments, "--json"], environment, _folder.Path);
    }

    /// <summary>Runs a call that the contract's verifier watches, with a capture, and a secret for joe.</summary>
    public static Ucondis Call(ITestOutputHelper output, string secret, string verb, string link, params string[] arguments) =>
        new(output, secret, [verb, link, "--user", "joe", "--verify", "enforce", "--capture", CaptureName, .. arguments]);

    /// <summary>The capture of a <see cref="Call"/>.</summary>
    public string CapturePath => _folder.File(CaptureName);

    /// <summary>Waits for a line that it says.</summary>
    public string WaitFor(string text, double seconds = 30) => _process.WaitFor(text, seconds);

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => _process.Interrupt();

    /// <summary>Waits for its end and gives its document; fails on another exit code.</summary>
    public JsonElement End(int exitCode, double seconds = 60)
    {
        int actual = _process.WaitForExit(seconds);
        Assert.True(exitCode == actual, $"exit code {actual}, not {exitCode}:\n{_process.Text}");
        return Document();
    }

    /// <summary>As <see cref="End"/>, of a call: everything must have been given back and no rule broken, whatever came of it.</summary>
    public JsonElement EndOfCall(int exitCode, double seconds = 60)
    {
        JsonElement document = End(exitCode, seconds);
        Assert.Equal(0, document.GetProperty("leaks").GetInt32());
        Assert.Equal(0, document.GetProperty("violations").GetArrayLength());
        return document;
    }

    /// <summary>Waits for the document of a verb that stays.</summary>
    public JsonElement WaitForDocument()
    {
        _ = _process.WaitFor(line => line == "}", "a JSON document");
        return Document();
    }

    private JsonElement Document() => JsonDocument.Parse(_process.StandardOutput).RootElement;

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }
}
