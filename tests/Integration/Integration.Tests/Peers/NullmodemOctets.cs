using UserCoNdis.Transport.Links;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>The octets of DOSBox's null-modem line with control circuits: FF FF is FF, FF c says which circuits are on.</summary>
internal static class NullmodemOctets
{
    private const byte Escape = 0xFF;
    private const byte RtsBit = 1;
    private const byte DtrBit = 2;

    /// <summary>Data as it goes on the line.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> data)
    {
        List<byte> octets = new(data.Length);
        foreach (byte octet in data)
        {
            octets.Add(octet);
            if (octet == Escape)
            {
                octets.Add(Escape);
            }
        }

        return [.. octets];
    }

    /// <summary>Our outputs as they go on the line.</summary>
    public static byte[] Encode(ModemLines outputs) =>
        [Escape, (byte)((outputs.HasFlag(ModemLines.Rts) ? RtsBit : 0) | (outputs.HasFlag(ModemLines.Dtr) ? DtrBit : 0))];

    /// <summary>The modem's circuits as the bridge shows them: its DCD as DTR, its RI as RTS.</summary>
    public static ModemLines Decode(byte circuits) =>
        ((circuits & DtrBit) != 0 ? ModemLines.Dcd : ModemLines.None) | ((circuits & RtsBit) != 0 ? ModemLines.Ri : ModemLines.None);
}
