namespace UserCoNdis.Framework.Contracts;

/// <summary>The buffer of NDIS_STATUS_WAN_CO_MTULINKPARAMS (WAN_CO_MTULINKPARAMS, NDIS 6.20).</summary>
/// <param name="TransmitSpeed">Bytes/s; 0 counts as 28.8 kbit/s.</param>
/// <param name="ReceiveSpeed">Bytes/s; 0 counts as 28.8 kbit/s.</param>
/// <param name="SendWindow">Net buffer lists that may be outstanding; 0 shuts the VC (R286).</param>
/// <param name="Mtu">Largest packet in bytes.</param>
public readonly record struct WanCoMtuLinkParams(uint TransmitSpeed, uint ReceiveSpeed, uint SendWindow, uint Mtu)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 20;

    /// <summary>The value of its first member.</summary>
    public const uint Version = 1;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short or of another version.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out WanCoMtuLinkParams parameters)
    {
        FieldReader r = new(buffer, Size);
        bool known = r.UInt32() == Version;
        parameters = known ? new(r.UInt32(), r.UInt32(), r.UInt32(), r.UInt32()) : default;
        return known;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(Version);
        w.UInt32(TransmitSpeed);
        w.UInt32(ReceiveSpeed);
        w.UInt32(SendWindow);
        w.UInt32(Mtu);
    }
}
