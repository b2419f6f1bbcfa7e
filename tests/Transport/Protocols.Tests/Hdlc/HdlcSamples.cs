namespace UserCoNdis.Protocols.Tests.Hdlc;

/// <summary>Frames for tests.</summary>
internal static class HdlcSamples
{
    private static readonly byte[] s_special = [0x7D, 0x7E, 0x00, 0x11, 0x13, 0x1F, 0x5D, 0x5E];

    /// <summary>Random octets, of which a share are those that framing cares for.</summary>
    public static byte[] Octets(int length, int specialPercent, int seed)
    {
        Random random = new(seed);
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++)
        {
            octets[i] = random.Next(100) < specialPercent
                ? s_special[random.Next(s_special.Length)]
                : (byte)random.Next(0x20, 0x7D);
        }

        return octets;
    }
}
