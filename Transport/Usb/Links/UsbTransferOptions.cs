using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>How a link moves its data through the endpoints.</summary>
public sealed record UsbTransferOptions
{
    /// <summary>The most transfers of one endpoint that may be in flight.</summary>
    public const int MaxInFlight = 64;

    private const int DefaultInFlight = 8;

    /// <summary>Gets the octets of a read; rounded down to whole packets. 0: as many as a block holds.</summary>
    public int ReadBytes { get; init; }

    /// <summary>Gets how many transfers of each endpoint are in flight.</summary>
    public int InFlight { get; init; } = DefaultInFlight;

    /// <summary>Gets how many octets of a block stay free in front of what is read.</summary>
    public int Headroom { get; init; }

    /// <summary>Gets whether a read of no octets is handed over; else its block is read into again.</summary>
    public bool KeepsEmptyReads { get; init; }

    /// <summary>Gets whether a write of whole packets ends with an empty one, which tells the device where it ends.</summary>
    public bool EndsWritesShort { get; init; }

    /// <summary>Gets how many frames wait behind those in flight.</summary>
    public int QueueFrames { get; init; } = 64;

    /// <summary>Gets whether blocks lie in memory of the device where it has some; else all are of the pool that was given.</summary>
    public bool TakesDeviceMemory { get; init; }

    /// <summary>Reads the options <c>transfer=BYTES</c>, <c>inflight=N</c> and <c>memory=device|pinned</c>.</summary>
    /// <param name="reader">The caller's; it still has to look for options that nobody read.</param>
    /// <exception cref="LinkException">InvalidOption, with the option's name.</exception>
    public static UsbTransferOptions From(LinkOptionReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new UsbTransferOptions
        {
            ReadBytes = (int)(reader.Integer("transfer", 1, int.MaxValue) ?? 0),
            InFlight = (int)(reader.Integer("inflight", 1, MaxInFlight) ?? DefaultInFlight),
            TakesDeviceMemory = reader.Choice("memory", true, ("device", true), ("pinned", false)),
        };
    }
}
