using BenchmarkDotNet.Attributes;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Benchmarks;

namespace UserCoNdis.Tools.Bench;

/// <summary>The parts of <c>ucondis bench contract</c> under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
[InProcess]
public class ContractBenchmarks : IDisposable
{
    private LeanSession _session = null!;
    private LeanCall _call = null!;
    private LeanVc _vc = null!;
    private NetBufferList[] _lists = null!;

    [Params(VerifierMode.Off, VerifierMode.Report, VerifierMode.Enforce)]
    public VerifierMode Verifier { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _session = new LeanSession(Verifier);
        _call = _session.Client.Connect();
        _vc = _session.Miniport.Last!;
        _lists = _session.Client.Allocate(_call, 1, 1500);
    }

    [GlobalCleanup]
    public void CleanUp() => Dispose();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _session.Client.Free(_lists);
        LeanClient.End(_call);
        _session.Dispose();
    }

    [Benchmark]
    public void Send() => _call.Vc.SendNetBufferLists(_lists[0]);

    [Benchmark]
    public void Receive() => _session.Miniport.Receive(_vc, 1500);

    [Benchmark]
    public void Call() => LeanClient.End(_session.Client.Connect());
}
