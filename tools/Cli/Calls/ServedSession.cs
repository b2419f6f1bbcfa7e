using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>A caller that is served.</summary>
internal sealed class ServedSession(int id, StationCall call, Ipv4Address address, DateTimeOffset since)
{
    /// <summary>Gets its number in this run, from 1.</summary>
    public int Id => id;

    public StationCall Call => call;

    /// <summary>Gets the address that the caller gets.</summary>
    public Ipv4Address Address => address;

    /// <summary>Gets when the caller came.</summary>
    public DateTimeOffset Since => since;

    public SessionState State { get; set; }

    /// <summary>Gets or sets the milliseconds from the caller's coming to IP; null: it did not come so far.</summary>
    public double? SetupMs { get; set; }

    /// <summary>Gets or sets the work on this session; it ends after the call and never throws.</summary>
    public Task Served { get; set; } = Task.CompletedTask;
}
