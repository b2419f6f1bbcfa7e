using System.Buffers.Binary;
using System.Numerics;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>MD4 (RFC 1320), which MS-CHAPv2 needs and .NET lacks.</summary>
internal static class Md4
{
    private const int BlockLength = 64;

    private static readonly byte[] s_round2 = [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15];
    private static readonly byte[] s_round3 = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];
    private static readonly byte[] s_shifts = [3, 7, 11, 19, 3, 5, 9, 13, 3, 9, 11, 15];

    public static void Hash(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        Span<uint> state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
        ulong bits = (ulong)input.Length * 8;
        for (; input.Length >= BlockLength; input = input[BlockLength..])
        {
            AddBlock(state, input);
        }

        Span<byte> tail = stackalloc byte[2 * BlockLength];
        tail.Clear();
        input.CopyTo(tail);
        tail[input.Length] = 0x80;
        int length = input.Length < BlockLength - 8 ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64LittleEndian(tail[(length - 8)..], bits);
        AddBlock(state, tail);
        if (length > BlockLength)
        {
            AddBlock(state, tail[BlockLength..]);
        }

        for (int i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hash[(4 * i)..], state[i]);
        }

        tail.Clear();
    }

    private static void AddBlock(Span<uint> state, ReadOnlySpan<byte> block)
    {
        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        for (int i = 0; i < 48; i++)
        {
            int round = i / 16;
            int word = round switch { 0 => i, 1 => s_round2[i - 16], _ => s_round3[i - 32] };
            uint mixed = round switch
            {
                0 => (b & c) | (~b & d),
                1 => ((b & c) | (b & d) | (c & d)) + 0x5A827999,
                _ => (b ^ c ^ d) + 0x6ED9EBA1,
            };
            uint sum = a + mixed + BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * word)..]);
            (a, d, c, b) = (d, c, b, BitOperations.RotateLeft(sum, s_shifts[(4 * round) + (i % 4)]));
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
