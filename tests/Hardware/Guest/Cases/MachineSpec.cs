namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>An emulated machine: cases whose machines are equal can share a boot.</summary>
public sealed record MachineSpec
{
    /// <summary>Memory; CoreCLR wants 1 GiB.</summary>
    public int MemoryMiB { get; init; } = 1024;

    /// <summary>Its processors, each a thread outside: two make a case a third shorter, if there are two outside.</summary>
    public int Processors { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 2);

    /// <summary>What is plugged in, besides what every machine has: a console, the shares and the control channel.</summary>
    public IReadOnlyList<QemuDevice> Devices { get; init; } = [];

    /// <summary>Whether two machines are the same.</summary>
    public bool Equals(MachineSpec? other) =>
        other is not null && MemoryMiB == other.MemoryMiB && Processors == other.Processors && Devices.SequenceEqual(other.Devices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MemoryMiB, Processors, Devices.Count);
}
