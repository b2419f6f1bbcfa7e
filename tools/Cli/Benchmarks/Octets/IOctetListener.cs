namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Gets what an end receives. Thread: the end's loop.</summary>
internal interface IOctetListener
{
    /// <summary>Takes the next octets.</summary>
    /// <param name="octets">Valid during the call only.</param>
    /// <param name="nanoseconds">When they came, on the end's clock.</param>
    void Handle(ReadOnlySpan<byte> octets, long nanoseconds);
}
