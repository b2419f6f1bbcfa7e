using UserCoNdis.Drivers.NdisWan.Ip;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>How a ping went; round trips in milliseconds, null without replies.</summary>
internal sealed record PingDocument(string Target, int Sent, int Received, double? RttMs, double? RttMinMs, double? RttMaxMs)
{
    public static PingDocument Of(string target, PingResult result) => result.Received == 0
        ? new(target, result.Sent, 0, null, null, null)
        : new(target, result.Sent, result.Received, Ms(result.Average), Ms(result.Minimum), Ms(result.Maximum));

    public override string ToString() => RttMs is null
        ? $"{Target}: {Sent} sent, none answered"
        : $"{Target}: {Sent} sent, {Received} answered, round trip {RttMinMs}/{RttMs}/{RttMaxMs} ms (least/mean/most)";

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
