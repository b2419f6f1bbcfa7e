namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>How a ping went.</summary>
/// <param name="Sent">Echo messages sent.</param>
/// <param name="Received">Replies that came in time, each counted once.</param>
/// <param name="Duplicates">Replies that came again.</param>
/// <param name="Minimum">Shortest round trip; zero without replies.</param>
/// <param name="Average">Mean round trip.</param>
/// <param name="Maximum">Longest round trip.</param>
public readonly record struct PingResult(
    int Sent, int Received, int Duplicates, TimeSpan Minimum, TimeSpan Average, TimeSpan Maximum);
