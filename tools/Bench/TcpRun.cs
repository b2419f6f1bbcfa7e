using System.Globalization;
using System.Text.Json;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Bench;

/// <summary>TCP between two namespaces: TUN to TUN through two <c>ucondis</c> processes with PPPoE over veth, through a socat relay
/// between two TUNs, and over the bare veth, in turns.</summary>
internal sealed class TcpRun(TextWriter output)
{
    private const int Rounds = 5;
    private const int RoundSeconds = 2;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static void Print(TextWriter output)
    {
        if (!Environment.IsPrivilegedProcess || BenchProcess.FindMissing("ip", "iperf3", "socat").Length > 0)
        {
            output.WriteLine("TCP: wants root and the programs ip, iperf3 and socat (apt-get install iproute2 iperf3 socat)");
            return;
        }

        using TcpNamespaces namespaces = new();
        new TcpRun(output).Run();
    }

    private void Run()
    {
        string ucondis = Path.Combine(AppContext.BaseDirectory, "ucondis.dll");
        using BenchProcess server = TcpNamespaces.Start(TcpNamespaces.Far, "iperf3", "-s");
        using BenchProcess answerer = TcpNamespaces.Start(TcpNamespaces.Far, "dotnet", ucondis, "answer", $"eth:{TcpNamespaces.FarInterface}", "--pool", "10.99.0.0/24", "--tun", "ucobtun", "--verify", "off");
        using BenchProcess caller = TcpNamespaces.Start(TcpNamespaces.Near, "dotnet", ucondis, "dial", $"eth:{TcpNamespaces.NearInterface}", "--tun", "ucobtun", "--verify", "off");
        using BenchProcess relayFar = TcpNamespaces.StartRelay(TcpNamespaces.Far, "10.98.0.1/24", TcpNamespaces.FarAddress, TcpNamespaces.NearAddress);
        using BenchProcess relayNear = TcpNamespaces.StartRelay(TcpNamespaces.Near, "10.98.0.2/24", TcpNamespaces.NearAddress, TcpNamespaces.FarAddress);
        if (!TcpNamespaces.WaitForAddress("ucobtun", s_patience) || !TcpNamespaces.WaitForAddress(TcpNamespaces.RelayInterface, s_patience))
        {
            output.WriteLine($"TCP: the TUNs did not come up: {caller.Output} {answerer.Output}");
            return;
        }

        (string Name, Func<double> Measure)[] candidates =
        [
            ("ucondis, TUN to TUN", () => BitsPerSecond("10.99.0.1")),
            ("socat, TUN to TUN", () => BitsPerSecond("10.98.0.1")),
            ("bare veth, as it is", () => BitsPerSecond(TcpNamespaces.FarAddress)),
            ("bare veth, no GSO", () => TcpNamespaces.WithoutSegmentation(() => BitsPerSecond(TcpNamespaces.FarAddress))),
        ];
        double[][] rates = [.. candidates.Select(static _ => new double[Rounds])];
        for (int round = -1; round < Rounds; round++) // the first warms up
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                rates[i][Math.Max(0, round)] = candidates[i].Measure();
            }
        }

        Print(candidates, rates);
    }

    private void Print((string Name, Func<double> Measure)[] candidates, double[][] rates)
    {
        output.WriteLine($"TCP (iperf3, one stream, payload), veth of MTU 1500 between two namespaces; Mbit/s, median of {Rounds} rounds of {RoundSeconds} s in turns, "
            + $"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        for (int i = 0; i < candidates.Length; i++)
        {
            Spread rate = Spread.Of(rates[i]).Times(1e-6);
            Spread ratio = Spread.Of(rates[0].Zip(rates[i], static (ours, theirs) => ours / theirs));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {candidates[i].Name,-22} {rate.Median,8:F0}  [{rate.Min,6:F0} .. {rate.Max,6:F0}]")
                + (i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   ucondis against it: {ratio.Median:F2}  [{ratio.Min:F2} .. {ratio.Max:F2}]")));
        }
    }

    /// <summary>Gives what arrived; 0 when iperf3 failed.</summary>
    private static double BitsPerSecond(string address)
    {
        using BenchProcess client = TcpNamespaces.Start(TcpNamespaces.Near, "iperf3", "-c", address, "-t", RoundSeconds.ToString(CultureInfo.InvariantCulture), "-J");
        client.WaitForExit(s_patience);
        using JsonDocument report = JsonDocument.Parse(client.Output.Length == 0 ? "{}" : client.Output);
        return report.RootElement.TryGetProperty("end", out JsonElement end) && end.TryGetProperty("sum_received", out JsonElement sum)
            ? sum.GetProperty("bits_per_second").GetDouble()
            : 0;
    }
}
