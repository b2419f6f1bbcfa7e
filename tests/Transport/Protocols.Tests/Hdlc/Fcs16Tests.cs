using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Hdlc;

[Trait("Spec", "RFC1662 C.2")]
public sealed class Fcs16Tests
{
    [Fact]
    public void Update_CheckString_GivesThePublishedValue() =>
        Assert.Equal(0x906E, Fcs16.Complement(Fcs16.Update(Fcs16.Initial, "123456789"u8))); // CRC-16/X-25

    [Fact]
    public void Update_FrameWithItsFcs_GivesGood()
    {
        byte[] frame = Wire.Hex("FF 03 C0 21 09 01 00 08 01 02 03 04");
        ushort fcs = Fcs16.Complement(Fcs16.Update(Fcs16.Initial, frame));
        Assert.Equal(Fcs16.Good, Fcs16.Update(Fcs16.Initial, [.. frame, (byte)fcs, (byte)(fcs >> 8)]));
    }

    [Fact]
    public void Update_EveryLength_EqualsBitByBit()
    {
        byte[] octets = new byte[600];
        new Random(1662).NextBytes(octets);
        for (int length = 0; length <= octets.Length; length++)
        {
            ReadOnlySpan<byte> some = octets.AsSpan(0, length);
            ushort expected = HdlcModel.Fcs(some);
            Assert.Equal(expected, Fcs16.Update(Fcs16.Initial, some));
            Assert.Equal(expected, Fcs16.UpdateByTable(Fcs16.Initial, some));
        }
    }

    [Fact]
    public void Update_InTwoPieces_EqualsWhole()
    {
        byte[] octets = new byte[200];
        new Random(1).NextBytes(octets);
        ushort whole = Fcs16.Update(Fcs16.Initial, octets);
        for (int cut = 0; cut <= octets.Length; cut++)
        {
            ushort first = Fcs16.Update(Fcs16.Initial, octets.AsSpan(0, cut));
            Assert.Equal(whole, Fcs16.Update(first, octets.AsSpan(cut)));
        }
    }
}
