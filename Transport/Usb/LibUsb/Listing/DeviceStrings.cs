using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>Asks an open device for a string (USB 2.0, 9.4.3).</summary>
internal static unsafe class DeviceStrings
{
    private const byte FromDevice = 0x80;
    private const byte GetDescriptor = 6;
    private const ushort StringType = 3 << 8;
    private const int MaxDescriptor = 255;
    private const uint LimitMilliseconds = 1000;

    /// <summary>Reads a string in the device's first language.</summary>
    /// <returns>Null: the index is 0, or the device does not answer.</returns>
    public static string? Read(nint handle, byte index)
    {
        Span<byte> descriptor = stackalloc byte[MaxDescriptor];
        if (index == 0 || UsbText.FirstLanguage(Get(handle, 0, 0, descriptor)) is not { } language)
        {
            return null;
        }

        return UsbText.Decode(Get(handle, index, language, descriptor));
    }

    private static ReadOnlySpan<byte> Get(nint handle, byte index, ushort language, Span<byte> room)
    {
        fixed (byte* data = room)
        {
            int length = libusb_control_transfer(
                handle, FromDevice, GetDescriptor, (ushort)(StringType | index), language, data, (ushort)room.Length, LimitMilliseconds);
            return length > 0 ? room[..Math.Min(length, room.Length)] : [];
        }
    }
}
