using BenchmarkDotNet.Attributes;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Tools.Bench;

/// <summary>HDLC framing of 64 frames of 1500 octets an operation.</summary>
[InProcess] // with its own child process BenchmarkDotNet 0.14 ran nothing under this SDK
[MemoryDiagnoser]
public class HdlcBenchmarks
{
    private HdlcWorkload _workload = null!;

    /// <summary>The map: none for a transparent line, all as before LCP is open.</summary>
    [Params(0u, 0xFFFF_FFFFu)]
    public uint Accm { get; set; }

    [GlobalSetup]
    public void Setup() => _workload = new HdlcWorkload(new Accm(Accm));

    [Benchmark]
    public int Encode() => _workload.Encode();

    [Benchmark]
    public int EncodeByteLoop() => _workload.EncodeByteLoop();

    [Benchmark]
    public int Decode() => _workload.Decode();

    [Benchmark]
    public int DecodeByteLoop() => _workload.DecodeByteLoop();

    [Benchmark(Baseline = true)]
    public int CopyFrames() => _workload.CopyFrames();
}
