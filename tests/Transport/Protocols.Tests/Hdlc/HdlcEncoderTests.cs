using FsCheck;
using FsCheck.Fluent;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Hdlc;

public sealed class HdlcEncoderTests
{
    [Fact]
    [Trait("Spec", "RFC1662 7")]
    public void Encode_LcpConfigureRequestWithDefaultMap_EscapesEveryControlCharacter() =>
        Assert.Equal(
            Wire.Hex("7E FF 7D 23 C0 21 7D 21 7D 21 7D 20 7D 2A 7D 22 7D 26 7D 20 7D 20 7D 20 7D 20 58 7B 7E"),
            Encode(HdlcEncoder.Default, Wire.Hex("FF 03 C0 21 01 01 00 0A 02 06 00 00 00 00")));

    [Fact]
    [Trait("Spec", "RFC1662 4.2")]
    public void Encode_EmptyMap_EscapesFlagAndEscapeAlone()
    {
        byte[] wire = Encode(new HdlcEncoder(Accm.None), Wire.Hex("FF 03 00 21 7D 7E 11 13 5E"));
        Assert.Equal(Wire.Hex("7E FF 03 00 21 7D 5D 7D 5E 11 13 5E"), wire[..12]);
        Assert.Equal(HdlcModel.Encode(Wire.Hex("FF 03 00 21 7D 7E 11 13 5E"), Accm.None, openingFlag: true), wire);
    }

    [Fact]
    [Trait("Spec", "RFC1662 7.1")]
    public void Encode_MapOfXonXoff_EscapesThoseTwo()
    {
        byte[] wire = Encode(new HdlcEncoder(new Accm(0x000A_0000)), Wire.Hex("FF 03 00 21 10 11 12 13 14"));
        Assert.Equal(Wire.Hex("7E FF 03 00 21 10 7D 31 12 7D 33 14"), wire[..12]);
    }

    [Fact]
    public void Encode_AnyFrameInTwoSpans_EqualsModel() =>
        Prop.ForAll<byte[], uint, byte>((octets, map, cut) =>
        {
            Accm accm = new(map);
            int header = Math.Min(cut, octets.Length);
            byte[] wire = new byte[HdlcEncoder.MaxEncodedLength(octets.Length)];
            bool fits = new HdlcEncoder(accm).TryEncode(
                octets.AsSpan(0, header), octets.AsSpan(header), wire, openingFlag: (cut & 1) != 0, out int written);
            return fits && wire.AsSpan(0, written).SequenceEqual(HdlcModel.Encode(octets, accm, (cut & 1) != 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_EveryLengthAndDensity_EqualsModel()
    {
        foreach (int specialPercent in (int[])[0, 2, 20, 100])
        {
            for (int length = 0; length < 130; length++)
            {
                byte[] octets = HdlcSamples.Octets(length, specialPercent, seed: length);
                Assert.Equal(HdlcModel.Encode(octets, Accm.Default, true), Encode(HdlcEncoder.Default, octets));
            }
        }
    }

    [Fact]
    public void Encode_DestinationOfEverySize_FitsExactlyWhenItMust()
    {
        byte[] octets = HdlcSamples.Octets(70, specialPercent: 30, seed: 5);
        byte[] expected = HdlcModel.Encode(octets, Accm.Default, openingFlag: true);
        for (int size = 0; size < expected.Length + 40; size++)
        {
            byte[] memory = new byte[size + 1];
            memory[size] = 0xA5;
            bool fits = HdlcEncoder.Default.TryEncode(octets, memory.AsSpan(0, size), openingFlag: true, out int written);
            Assert.Equal(size >= expected.Length, fits);
            Assert.Equal(fits ? expected : [], memory[..written]);
            Assert.Equal(0xA5, memory[size]); // nothing written beyond the destination
        }
    }

    [Fact]
    public void MaxEncodedLength_WorstFrame_IsReached()
    {
        byte[] worst = new byte[50];
        Array.Fill(worst, (byte)0x7E);
        Assert.InRange(Encode(HdlcEncoder.Default, worst).Length, 104, HdlcEncoder.MaxEncodedLength(50));
    }

    [Fact]
    public void Encode_HundredThousandFrames_AllocatesNothing()
    {
        byte[] octets = HdlcSamples.Octets(128, specialPercent: 10, seed: 1);
        byte[] wire = new byte[HdlcEncoder.MaxEncodedLength(octets.Length)];
        HdlcEncoder encoder = HdlcEncoder.Default;
        _ = encoder.TryEncode(octets, wire, openingFlag: true, out _);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 50_000; i++)
            {
                _ = encoder.TryEncode(octets, wire, openingFlag: true, out _);
            }
        }));
    }

    private static byte[] Encode(HdlcEncoder encoder, byte[] frame)
    {
        byte[] wire = new byte[HdlcEncoder.MaxEncodedLength(frame.Length)];
        Assert.True(encoder.TryEncode(frame, wire, openingFlag: true, out int written));
        return wire[..written];
    }
}
