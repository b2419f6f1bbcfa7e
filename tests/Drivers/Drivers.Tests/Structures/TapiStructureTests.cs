using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.Structures;

/// <summary>The bytes of contract 5.5 in the 64-bit layout, and lengths that lie.</summary>
public sealed class TapiStructureTests
{
    [Fact]
    public void MakeCall_Written_HasThe64BitLayout()
    {
        CoAfTapiMakeCallParameters call = new(0, CoTapi.AddressIdUnspecified, CoTapi.FlagOutgoingCall, "5551");
        byte[] bytes = new byte[call.Size];
        call.Write(bytes);

        Assert.Equal(48, CoAfTapiMakeCallParameters.FixedSize);
        Assert.Equal(
            Wire.Hex("""
                00 00 00 00 FF FF FF FF 01 00 00 00 00 00 00 00   # ids, flags, padding
                04 00 04 00 00 00 00 00 20 00 00 00 00 00 00 00   # DestAddress: 4 bytes, 32 from the descriptor
                00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00   # LineCallParams: none
                35 35 35 31
                """),
            bytes);
        Assert.True(CoAfTapiMakeCallParameters.TryRead(bytes, out CoAfTapiMakeCallParameters read));
        Assert.Equal(call, read);
    }

    [Theory]
    [InlineData(16, 0xFF)] // longer than the buffer
    [InlineData(24, 0xFF)] // begins behind it
    [InlineData(31, 0x80)] // an offset that would wrap
    public void MakeCall_DescriptorThatLies_IsRefused(int position, byte value)
    {
        CoAfTapiMakeCallParameters call = new(0, 0, CoTapi.FlagOutgoingCall, "5551");
        byte[] bytes = new byte[call.Size];
        call.Write(bytes);
        bytes[position] = value;
        Assert.False(CoAfTapiMakeCallParameters.TryRead(bytes, out _));
    }

    [Fact]
    public void IncomingCall_Written_ReadsBack()
    {
        LineCallInfo info = new() { LineDeviceId = 1, AddressId = 2, Rate = 33600, CallerId = VarData.OfText("0301234") };
        CoAfTapiIncomingCallParameters call = new(0, 0, CoTapi.FlagIncomingCall, info);
        byte[] bytes = new byte[call.Size];
        call.Write(bytes);

        Assert.Equal(32, CoAfTapiIncomingCallParameters.FixedSize);
        Assert.Equal(32 + 344 + 7, bytes.Length);
        Assert.True(CoAfTapiIncomingCallParameters.TryRead(bytes, out CoAfTapiIncomingCallParameters read));
        Assert.Equal(call, read);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(CoAfTapiIncomingCallParameters.TryRead(bytes.AsMemory(0, length), out _));
        }
    }

    [Fact]
    public void Caps_Written_HaveTheHeadersSizes()
    {
        Assert.Equal((12, 12, 292, 228, 344), (CoAfTapiSap.Size, CoTapiCmCaps.Size, LineDevCaps.FixedSize, LineAddressCaps.FixedSize, LineCallInfo.FixedSize));
        LineDevCaps dev = new() { PermanentLineId = 7, LineName = VarData.OfText("COM1"), MaxRate = 115200 };
        CoTapiLineCaps line = new(0, 0, dev);
        byte[] bytes = new byte[line.Size];
        line.Write(bytes);
        Assert.True(CoTapiLineCaps.TryRead(bytes, out CoTapiLineCaps read));
        Assert.Equal(line, read);
        Assert.False(CoTapiLineCaps.TryRead(bytes.AsSpan(0, bytes.Length - 1), out _)); // the name is cut

        CoTapiAddressCaps address = new(0, 0, 0, new() { CallStates = LineCallState.Idle, MaxNumActiveCalls = 1 });
        byte[] addressBytes = new byte[address.Size];
        address.Write(addressBytes);
        Assert.True(CoTapiAddressCaps.TryRead(addressBytes, out CoTapiAddressCaps readAddress));
        Assert.Equal(address, readAddress);
    }
}
