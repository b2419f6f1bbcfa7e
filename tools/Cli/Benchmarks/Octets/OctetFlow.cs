using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>One measure in one direction.</summary>
internal sealed record OctetFlow
{
    /// <summary>Gets the octets that the sending link took; null: a device sent.</summary>
    public long? Sent { get; init; }

    /// <summary>Gets the blocks that they were in, or the chunks that came where a device sent.</summary>
    public long Blocks { get; init; }

    /// <summary>Gets what was received and how; null: a device received.</summary>
    public PatternCount? Received { get; init; }

    /// <summary>Gets the octets a second between the first that arrived and the last, or while they were sent where a device received.</summary>
    public double OctetsPerSecond { get; init; }

    public IReadOnlyList<OctetError> FirstErrors { get; init; } = [];

    public IReadOnlyList<Slip> FirstSlips { get; init; } = [];

    /// <summary>Gets whether the pattern was found in what came at all.</summary>
    public bool HasPattern { get; init; } = true;

    /// <summary>Gets how long it took, in seconds, from the first octet sent to the last received.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets the bytes that the loops' threads allocated meanwhile.</summary>
    public long ManagedBytes { get; init; }

    /// <summary>Gets whether the link kept blocks and took no more.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Gets the octets that moved: that were received, or sent where a device received.</summary>
    public long Octets => Received?.Octets ?? Sent ?? 0;

    /// <summary>Gets whether all arrived as it was sent.</summary>
    public bool IsClean => !IsStuck && HasPattern && Received is not { IsClean: false };
}
