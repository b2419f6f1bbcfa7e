using System.Text.Json;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary><c>ucondis simulate modem</c> as a process: modems on one exchange, each on a pseudo-terminal.</summary>
internal sealed class SimulatedModems : IDisposable
{
    private readonly Ucondis _ucondis;

    public SimulatedModems(ITestOutputHelper output, params string[] options)
    {
        _ucondis = new Ucondis(output, secret: null, ["simulate", "modem", "--rate", "0", .. options]);
        try
        {
            _ = _ucondis.WaitFor("Try:");
            JsonElement[] ports = [.. _ucondis.WaitForDocument().GetProperty("ports").EnumerateArray()];
            Paths = [.. ports.Select(port => port.GetProperty("path").GetString()!)];
            Numbers = [.. ports.Select(port => port.GetProperty("number").GetString()!)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The pseudo-terminals.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The telephone numbers.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>The pseudo-terminals as link URIs.</summary>
    public IReadOnlyList<string> Links => [.. Paths.Select(path => $"serial:{path}")];

    public void Dispose() => _ucondis.Dispose();
}
