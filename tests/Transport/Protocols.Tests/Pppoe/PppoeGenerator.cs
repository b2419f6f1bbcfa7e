namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>Makes discovery and session frames that are nearly right: right tags with now and then a wrong length, number or type.</summary>
internal sealed class PppoeGenerator(int seed)
{
    private static readonly int[] s_types = [0x0101, 0x0101, 0x0102, 0x0103, 0x0104, 0x0105, 0x0110, 0x0120, 0x0201, 0x0202, 0x0203, 0x0000, 0x7777];
    private static readonly byte[] s_codes = [0x09, 0x07, 0x19, 0x65, 0xA7, 0x00];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        List<byte> frame = [2, 0, 0, 0, 0, 0x0B, 2, 0, 0, 0, 0, 0x0A];
        if (_random.Next(4) == 0)
        {
            frame.AddRange([0x81, 0, (byte)_random.Next(256), (byte)_random.Next(256)]);
        }

        frame.AddRange([0x88, (byte)(_random.Next(8) == 0 ? 0x64 : 0x63)]);
        byte[] tags = Tags();
        int length = Odd(tags.Length);
        frame.AddRange([(byte)Odd(0x11), s_codes[_random.Next(s_codes.Length)], 0, (byte)(_random.Next(3) == 0 ? 1 : 0)]);
        frame.AddRange([(byte)(length >> 8), (byte)length, .. tags, .. new byte[_random.Next(3) == 0 ? _random.Next(46) : 0]]);
        return [.. frame];
    }

    private byte[] Tags()
    {
        List<byte> tags = [1, 1, 0, 0];
        for (int i = _random.Next(6); i > 0; i--)
        {
            int type = s_types[_random.Next(s_types.Length)];
            byte[] value = type switch
            {
                0x0105 => [0, 0, 0x0D, (byte)Odd(0xE9), .. SubOptions()],
                0x0120 => new byte[Odd(2)],
                _ => Octets(20),
            };
            int length = Odd(value.Length);
            tags.AddRange([(byte)(type >> 8), (byte)type, (byte)(length >> 8), (byte)length, .. value]);
        }

        return [.. tags];
    }

    private byte[] SubOptions()
    {
        List<byte> options = [];
        for (int i = _random.Next(5); i > 0; i--)
        {
            byte[] value = Octets(_random.Next(2) == 0 ? 4 : 70);
            options.AddRange([(byte)(_random.Next(2) == 0 ? _random.Next(4) : 0x80 + _random.Next(0x12)), (byte)Odd(value.Length), .. value]);
        }

        return [.. options];
    }

    private byte[] Octets(int most)
    {
        byte[] octets = new byte[_random.Next(most + 1)];
        _random.NextBytes(octets);
        return octets;
    }

    /// <summary>The number, and one time in sixteen another one nearby or far.</summary>
    private int Odd(int number) => _random.Next(16) switch
    {
        0 when _random.Next(4) == 0 => _random.Next(65536),
        0 => Math.Max(0, number + _random.Next(-3, 4)),
        _ => number,
    };
}
