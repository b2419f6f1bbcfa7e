using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What an access node says of a host's line, in a vendor tag that it puts into PADI and PADR (TR-101 section 3.9.1 and appendix).</summary>
/// <remarks>It is as true as the access node is trusted: a host that is not behind one can write it itself.</remarks>
public sealed class PppoeAccessLine
{
    /// <summary>The Broadband Forum's number among vendors.</summary>
    public const uint VendorId = 0x0000_0DE9;

    private const int CircuitIdType = 0x01;
    private const int RemoteIdType = 0x02;
    private const int FirstValueType = 0x81;
    private const int LastValueType = 0x8E;

    /// <summary>The most octets of a circuit or remote identifier (TR-101 ).</summary>
    private const int MaxIdLength = 63;

    private readonly uint?[] _values = new uint?[LastValueType - FirstValueType + 1];

    private PppoeAccessLine()
    {
    }

    /// <summary>Gets the Agent Circuit ID: access node, slot, port; printable; null: not told.</summary>
    public string? CircuitId { get; private set; }

    /// <summary>Gets the Agent Remote ID: the subscriber; printable; null: not told.</summary>
    public string? RemoteId { get; private set; }

    /// <summary>Gets the Actual Data Rate Upstream in kbit/s; null: not told.</summary>
    public uint? ActualUpstreamKbps => _values[0x81 - FirstValueType];

    /// <summary>Gets the Actual Data Rate Downstream in kbit/s; null: not told.</summary>
    public uint? ActualDownstreamKbps => _values[0x82 - FirstValueType];

    /// <summary>Gets whether a sub-option reaches past the tag's end, or has a length that is not its type's.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Reads the tag of a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="line">What it says; null: there is no such tag.</param>
    /// <returns>Whether there is such a tag.</returns>
    public static bool TryRead(in PppoePacket packet, out PppoeAccessLine? line)
    {
        foreach (PppoeTag tag in packet)
        {
            if (tag.Type == PppoeTagType.VendorSpecific && tag.Value.Length >= sizeof(uint)
                && BinaryPrimitives.ReadUInt32BigEndian(tag.Value) == VendorId)
            {
                line = new();
                line.ReadAll(tag.Value[sizeof(uint)..]);
                return true;
            }
        }

        line = null;
        return false;
    }

    /// <summary>Gives a rate in kbit/s or a delay in milliseconds.</summary>
    /// <param name="subOption">Its type, 0x81 (Actual Data Rate Upstream) to 0x8E (Actual Interleaving Delay Downstream).</param>
    /// <returns>Null: not told.</returns>
    public uint? ValueOf(byte subOption) =>
        subOption is >= FirstValueType and <= LastValueType ? _values[subOption - FirstValueType] : null;

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string> parts = [];
        Say(parts, "circuit", CircuitId is null ? null : $"\"{CircuitId}\"");
        Say(parts, "remote", RemoteId is null ? null : $"\"{RemoteId}\"");
        Say(parts, "up", ActualUpstreamKbps is { } up ? $"{up} kbit/s" : null);
        Say(parts, "down", ActualDownstreamKbps is { } down ? $"{down} kbit/s" : null);
        Say(parts, "tag", IsMalformed ? "malformed" : null);
        return string.Join(' ', parts);
    }

    private static void Say(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name} {value}");
        }
    }

    private void ReadAll(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 2 && rest[1] <= rest.Length - 2)
        {
            ReadOne(rest[0], rest.Slice(2, rest[1]));
            rest = rest[(2 + rest[1])..];
        }

        IsMalformed |= !rest.IsEmpty;
    }

    private void ReadOne(byte type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case CircuitIdType:
                CircuitId ??= PppoeText.Clean(Cut(value));
                break;
            case RemoteIdType:
                RemoteId ??= PppoeText.Clean(Cut(value));
                break;
            case >= FirstValueType and <= LastValueType when value.Length == sizeof(uint):
                _values[type - FirstValueType] ??= BinaryPrimitives.ReadUInt32BigEndian(value);
                break;
            case >= FirstValueType and <= LastValueType:
                IsMalformed = true;
                break;
            default:
                break; // another sub-option
        }
    }

    private ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> id)
    {
        IsMalformed |= id.Length > MaxIdLength;
        return id[..Math.Min(id.Length, MaxIdLength)];
    }
}
