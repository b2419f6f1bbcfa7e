namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>An emulated machine: cases whose machines are equal can share a boot.</summary>
public sealed record MachineSpec
{
    /// <summary>Memory; CoreCLR wants 1 GiB.</summary>
    public int MemoryMiB { get; init; } = 1024;

    /// <summary>What is plugged in, besides what every machine has: a console, the shares and the control channel.</summary>
    public IReadOnlyList<QemuDevice> Devices { get; init; } = [];

    /// <summary>Whether two machines are the same.</summary>
    public bool Equals(MachineSpec? other) =>
        other is not null && MemoryMiB == other.MemoryMiB && Devices.SequenceEqual(other.Devices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MemoryMiB, Devices.Count);
}
