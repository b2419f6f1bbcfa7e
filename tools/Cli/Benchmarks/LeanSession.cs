using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>A host with one lean adapter and one lean client, started.</summary>
internal sealed class LeanSession : IDisposable
{
    private readonly SeededLoop _loop = new(1);
    private readonly NdisAdapter _adapter;

    public LeanSession(VerifierMode verifier)
    {
        Host = new NdisHost(_loop, new NdisHostOptions { Verifier = verifier });
        Host.RegisterProtocol(Client);
        _adapter = Host.AddAdapter("lean", Miniport);
        NdisStatus status = _adapter.Start();
        _ = _loop.RunUntilIdle();
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException($"The adapter did not start: {status}.");
        }
    }

    public NdisHost Host { get; }

    public LeanClient Client { get; } = new();

    public LeanMiniport Miniport { get; } = new();

    /// <summary>Ends in order, and checks that nothing was left and no rule was broken.</summary>
    public void Dispose()
    {
        bool halted = false;
        _adapter.UnbindProtocols(() => _adapter.Halt(() => halted = true));
        _ = _loop.RunUntilIdle();
        string[] left = [.. Host.DescribeLeaks(), .. Host.Violations.Select(static v => v.ToString())];
        Host.Dispose();
        if (!halted || left.Length > 0)
        {
            throw new InvalidOperationException($"The benchmark did not end cleanly: {string.Join("; ", left)}");
        }
    }
}
