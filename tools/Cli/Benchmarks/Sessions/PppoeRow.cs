using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>Frames of one session: client, VC, PPPoE miniport, link.</summary>
/// <param name="Payload">Octets after the PPP protocol field.</param>
/// <param name="Octets">Of the frame on the wire, Ethernet header included, check sequence not.</param>
/// <param name="Path">Which way they take.</param>
/// <param name="PerSecond">Frames a second through our drivers.</param>
/// <param name="Nanoseconds">Processor time of a frame there, the kernel's share included.</param>
/// <param name="YardstickPerSecond">Frames a second of a loop of pcap_inject, or of libpcap's reading, on the same interface; null: no yardstick.</param>
/// <param name="YardstickNanoseconds">Processor time of a frame there.</param>
/// <param name="Ratio">Our frames a second against the yardstick's, round by round.</param>
/// <param name="ProcessorRatio">Our frames for a second of processor time against the yardstick's, round by round.</param>
/// <param name="ManagedBytesPerFrame">Allocated on the loop meanwhile.</param>
internal sealed record PppoeRow(
    int Payload,
    int Octets,
    PppoePath Path,
    Spread PerSecond,
    Spread Nanoseconds,
    Spread? YardstickPerSecond,
    Spread? YardstickNanoseconds,
    Spread? Ratio,
    Spread? ProcessorRatio,
    double ManagedBytesPerFrame);
