using System.Text.Json;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>The built <c>ucondis</c> as a user runs it: a process, its exit code, its JSON document.</summary>
internal sealed class Ucondis : IDisposable
{
    /// <summary>What <c>dotnet</c> runs.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ucondis.dll");

    private const string CaptureName = "call.pcapng";
    private const int Success = 0;

    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _process;

    /// <param name="output">Takes what it says.</param>
    /// <param name="secret">The secret, in the environment; null: none.</param>
    /// <param name="arguments">The verb and its options; <c>--json</c> is added.</param>
    public Ucondis(ITestOutputHelper output, string? secret, params string[] arguments)
        : this(output, home: null, secret, arguments)
    {
    }

    private Ucondis(ITestOutputHelper output, NetNamespace? home, string? secret, string[] arguments)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["DOTNET_EnableDiagnostics"] = "0" };
        if (secret is not null)
        {
            environment["UCONDIS_SECRET"] = secret;
        }

        _process = PeerProcess.Start(output, new PeerProgram("dotnet", [Program, .. arguments, "--json"])
        {
            Environment = environment,
            Folder = _folder.Path,
            Home = home,
        });
    }

    /// <summary>Runs a call that the contract's verifier watches, with a capture, in a network namespace, and asks nobody who they are.</summary>
    public static Ucondis OpenCallIn(NetNamespace home, ITestOutputHelper output, string verb, string link, params string[] arguments) =>
        new(output, home, secret: null, [verb, link, "--verify", "enforce", "--capture", CaptureName, .. arguments]);

    /// <summary>Runs a call that the contract's verifier watches, with a capture, and a secret for joe.</summary>
    public static Ucondis Call(ITestOutputHelper output, string secret, string verb, string link, params string[] arguments) =>
        CallIn(home: null, output, secret, verb, link, arguments);

    /// <summary>As <see cref="Call"/>, in a network namespace.</summary>
    public static Ucondis CallIn(
        NetNamespace? home, ITestOutputHelper output, string secret, string verb, string link, params string[] arguments) =>
        new(output, home, secret, [verb, link, "--user", "joe", "--verify", "enforce", "--capture", CaptureName, .. arguments]);

    /// <summary>The capture of a <see cref="Call"/>.</summary>
    public string CapturePath => _folder.File(CaptureName);

    /// <summary>How much of the machine's memory it has.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    /// <summary>Waits for a line that it says.</summary>
    public string WaitFor(string text, double seconds = 30) => _process.WaitFor(text, seconds);

    /// <summary>Waits for something that it does and does not say.</summary>
    public void WaitUntil(Func<bool> condition, string wanted) => _process.WaitUntil(condition, wanted);

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => _process.Interrupt();

    /// <summary>Waits for its end and gives its document; fails on another exit code.</summary>
    public JsonElement End(int exitCode, double seconds = 60)
    {
        WaitForEnd(exitCode, seconds);
        return Document();
    }

    /// <summary>As <see cref="End"/>, of a call: everything must have been given back and no rule broken, whatever came of it.</summary>
    public JsonElement EndOfCall(int exitCode, double seconds = 60) => ThatGaveAllBack(End(exitCode, seconds));

    /// <summary>Interrupts a concentrator, which must say goodbye in order, and gives its last document; as <see cref="EndOfCall"/>.</summary>
    public JsonElement EndOfServing()
    {
        Interrupt();
        return LastLine(Success);
    }

    /// <summary>Waits for the end of a concentrator and gives its last document; as <see cref="EndOfCall"/>.</summary>
    public JsonElement LastLine(int exitCode, double seconds = 60)
    {
        WaitForEnd(exitCode, seconds);
        string[] lines = _process.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ThatGaveAllBack(JsonDocument.Parse(lines[^1]).RootElement);
    }

    /// <summary>Kills it, without a chance to tidy up, and waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _ = _process.WaitForExit();
    }

    /// <summary>Waits for the document of a verb that stays.</summary>
    public JsonElement WaitForDocument()
    {
        _ = _process.WaitFor(line => line == "}", "a JSON document");
        return Document();
    }

    private static JsonElement ThatGaveAllBack(JsonElement document)
    {
        Assert.Equal(0, document.GetProperty("leaks").GetInt32());
        Assert.Equal(0, document.GetProperty("violations").GetArrayLength());
        return document;
    }

    private void WaitForEnd(int exitCode, double seconds)
    {
        int actual = _process.WaitForExit(seconds);
        Assert.True(exitCode == actual, $"exit code {actual}, not {exitCode}:\n{_process.Text}");
    }

    private JsonElement Document() => JsonDocument.Parse(_process.StandardOutput).RootElement;

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }
}
