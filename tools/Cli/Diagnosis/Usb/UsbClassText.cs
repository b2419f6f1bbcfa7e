using System.Globalization;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>Class codes in words (USB-IF, Defined Class Codes).</summary>
internal static class UsbClassText
{
    private const byte ByInterface = 0x00;
    private const byte Communications = 0x02;
    private const byte Any = 0xFF;

    private static readonly Dictionary<byte, string> s_classes = new()
    {
        [ByInterface] = "by interface",
        [0x01] = "audio",
        [Communications] = "communications",
        [0x03] = "human interface device",
        [0x05] = "physical",
        [0x06] = "image",
        [0x07] = "printer",
        [0x08] = "mass storage",
        [0x09] = "hub",
        [0x0A] = "communications data",
        [0x0B] = "smart card",
        [0x0D] = "content security",
        [0x0E] = "video",
        [0x0F] = "personal healthcare",
        [0x10] = "audio and video",
        [0x11] = "billboard",
        [0x12] = "Type-C bridge",
        [0x13] = "bulk display",
        [0x14] = "MCTP",
        [0x3C] = "I3C",
        [0xDC] = "diagnostic",
        [0xE0] = "wireless controller",
        [0xEF] = "miscellaneous",
        [0xFE] = "application specific",
        [0xFF] = "vendor specific",
    };

    // The protocol counts only where it says what the thing is.
    private static readonly Dictionary<(byte Class, byte Subclass, byte Protocol), string> s_subclasses = new()
    {
        [(0x01, 0x01, Any)] = "audio control",
        [(0x01, 0x02, Any)] = "audio streaming",
        [(0x01, 0x03, Any)] = "MIDI",
        [(Communications, 0x01, Any)] = "CDC direct line",
        [(Communications, 0x02, Any)] = "CDC-ACM (modem)",
        [(Communications, 0x02, 0xFF)] = "RNDIS (Ethernet)",
        [(Communications, 0x03, Any)] = "CDC telephone",
        [(Communications, 0x04, Any)] = "CDC multi-channel (ISDN)",
        [(Communications, 0x05, Any)] = "CDC CAPI (ISDN)",
        [(Communications, 0x06, Any)] = "CDC-ECM (Ethernet)",
        [(Communications, 0x07, Any)] = "CDC ATM",
        [(Communications, 0x08, Any)] = "CDC wireless handset",
        [(Communications, 0x09, Any)] = "CDC device management",
        [(Communications, 0x0A, Any)] = "CDC mobile direct line",
        [(Communications, 0x0B, Any)] = "CDC OBEX",
        [(Communications, 0x0C, Any)] = "CDC-EEM (Ethernet)",
        [(Communications, 0x0D, Any)] = "CDC-NCM (Ethernet)",
        [(Communications, 0x0E, Any)] = "CDC-MBIM (mobile broadband)",
        [(0x03, 0x01, 0x01)] = "keyboard",
        [(0x03, 0x01, 0x02)] = "mouse",
        [(0x0E, 0x01, Any)] = "video control",
        [(0x0E, 0x02, Any)] = "video streaming",
        [(0xE0, 0x01, 0x01)] = "Bluetooth",
        [(0xE0, 0x01, 0x03)] = "RNDIS (Ethernet)",
        [(0xEF, 0x02, 0x01)] = "composite",
        [(0xEF, 0x04, Any)] = "RNDIS (Ethernet)",
        [(0xFE, 0x01, Any)] = "firmware upgrade",
        [(0xFE, 0x02, Any)] = "IrDA bridge",
        [(0xFE, 0x03, Any)] = "test and measurement",
    };

    /// <summary>Says what a device or interface is; a code that is in no list as its number.</summary>
    public static string Of(byte @class, byte subclass, byte protocol) =>
        s_subclasses.GetValueOrDefault((@class, subclass, protocol))
        ?? s_subclasses.GetValueOrDefault((@class, subclass, Any))
        ?? s_classes.GetValueOrDefault(@class)
        ?? string.Create(CultureInfo.InvariantCulture, $"class {@class:x2}");
}
