namespace UserCoNdis.Ethernet.Tests;

/// <summary>Two Ethernet interfaces wired to each other, quiet (no IPv6), up, and removed again.</summary>
internal sealed class VethPair : IDisposable
{
    private static int s_made;

    public VethPair()
    {
        string stem = $"pca{Environment.ProcessId % 100_000}{Interlocked.Increment(ref s_made)}";
        (Near, Far) = ($"{stem}a", $"{stem}b");
        Machine.Ip($"link add {Near} type veth peer name {Far}");
        AppDomain.CurrentDomain.ProcessExit += Remove;
        foreach (string name in (string[])[Near, Far])
        {
            string ipv6 = $"/proc/sys/net/ipv6/conf/{name}/disable_ipv6";
            if (File.Exists(ipv6))
            {
                File.WriteAllText(ipv6, "1");
            }

            Machine.Ip($"link set {name} up");
        }
    }

    public string Near { get; }

    public string Far { get; }

    /// <summary>Removes one end, and with it the other.</summary>
    public void Delete() => Machine.Ip($"link del {Near}");

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(null, EventArgs.Empty);
    }

    private void Remove(object? sender, EventArgs e) => Machine.TryRun("ip", "link", "del", Near);
}
