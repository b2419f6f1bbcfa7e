namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>How the ping went; times in milliseconds.</summary>
internal sealed record DemoPing(int Sent, int Received, double RttMs, double MinMs, double MaxMs);
