using System.Buffers.Binary;
using System.Text;

namespace UserCoNdis.Transport.Usb;

/// <summary>Text that a device gives: it goes to terminals, so nothing but what can be printed is kept.</summary>
internal static class UsbText
{
    private const byte StringType = 3; // USB 2.0, table 9-5

    /// <summary>Reads a string descriptor (USB 2.0, 9.6.7): UTF-16, as long as it says and no longer than it is.</summary>
    /// <returns>Null: it is none, or empty.</returns>
    public static string? Decode(ReadOnlySpan<byte> descriptor)
    {
        if (descriptor.Length < 2 || descriptor[1] != StringType || descriptor[0] < 4)
        {
            return null;
        }

        return Clean(Encoding.Unicode.GetString(descriptor[2..(Math.Min(descriptor[0], descriptor.Length) & ~1)]));
    }

    /// <summary>Gets the first language of string descriptor 0.</summary>
    /// <returns>Null: the device has no strings.</returns>
    public static ushort? FirstLanguage(ReadOnlySpan<byte> descriptor) =>
        descriptor.Length >= 4 && descriptor[0] >= 4 && descriptor[1] == StringType
            ? BinaryPrimitives.ReadUInt16LittleEndian(descriptor[2..])
            : null;

    /// <summary>Puts a question mark for each character that does not print, and takes spaces off the ends.</summary>
    /// <returns>Null: nothing is left.</returns>
    public static string? Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.Format)
            {
                (clean ??= new StringBuilder(text))[i] = '?';
            }
        }

        text = (clean?.ToString() ?? text).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Names a device as messages do: <c>usb:0403:6001 (FTDI FT232R, serial A50285BI)</c>.</summary>
    public static string Name(UsbDeviceDescriptor descriptor, string? manufacturer, string? product, string? serialNumber)
    {
        string who = string.Join(' ', new[] { manufacturer, product }.OfType<string>());
        string which = serialNumber is null ? "" : $"serial {serialNumber}";
        string told = string.Join(", ", new[] { who, which }.Where(part => part.Length != 0));
        return $"usb:{descriptor.VendorId:x4}:{descriptor.ProductId:x4}{(told.Length == 0 ? "" : $" ({told})")}";
    }
}
