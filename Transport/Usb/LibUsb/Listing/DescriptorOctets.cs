using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>Lays a configuration that libusb took apart out as octets again, in the device's order, so that there is one parser of descriptors.</summary>
internal static unsafe class DescriptorOctets
{
    private const int ConfigurationSize = 9; // USB 2.0, 9.6.3
    private const int InterfaceSize = 9;     // 9.6.5
    private const int EndpointSize = 7;      // 9.6.6
    private const int AudioEndpointSize = 9; // Audio 1.0, 4.6.1.1: bRefresh and bSynchAddress more

    /// <summary>Gets the whole descriptor set; wTotalLength is what it came to.</summary>
    public static byte[] Of(LibUsbConfigDescriptor* configuration)
    {
        var octets = new List<byte>(configuration->TotalLength)
        {
            ConfigurationSize, configuration->Type, 0, 0, configuration->InterfaceCount,
            configuration->Value, configuration->NameIndex, configuration->Attributes, configuration->MaxPower,
        };
        Add(octets, configuration->Extra, configuration->ExtraLength);
        for (int i = 0; i < configuration->InterfaceCount; i++)
        {
            LibUsbInterface* settings = configuration->Interfaces + i;
            for (int alternate = 0; alternate < settings->AlternateCount; alternate++)
            {
                Add(octets, settings->Alternates + alternate);
            }
        }

        byte[] whole = [.. octets];
        BinaryPrimitives.WriteUInt16LittleEndian(whole.AsSpan(2), (ushort)Math.Min(whole.Length, ushort.MaxValue));
        return whole;
    }

    private static void Add(List<byte> octets, LibUsbInterfaceDescriptor* setting)
    {
        octets.AddRange([
            InterfaceSize, setting->Type, setting->Number, setting->Alternate, setting->EndpointCount,
            setting->Class, setting->Subclass, setting->Protocol, setting->NameIndex]);
        Add(octets, setting->Extra, setting->ExtraLength);
        for (int i = 0; i < setting->EndpointCount; i++)
        {
            Add(octets, setting->Endpoints + i);
        }
    }

    private static void Add(List<byte> octets, LibUsbEndpointDescriptor* endpoint)
    {
        bool isAudio = endpoint->Length >= AudioEndpointSize;
        octets.AddRange([
            (byte)(isAudio ? AudioEndpointSize : EndpointSize), endpoint->Type, endpoint->Address, endpoint->Attributes,
            (byte)endpoint->MaxPacketSize, (byte)(endpoint->MaxPacketSize >> 8), endpoint->Interval]);
        if (isAudio)
        {
            octets.AddRange([endpoint->Refresh, endpoint->SynchAddress]);
        }

        Add(octets, endpoint->Extra, endpoint->ExtraLength);
    }

    private static void Add(List<byte> octets, byte* extra, int length)
    {
        if (extra != null && length > 0)
        {
            octets.AddRange(new ReadOnlySpan<byte>(extra, length));
        }
    }
}
