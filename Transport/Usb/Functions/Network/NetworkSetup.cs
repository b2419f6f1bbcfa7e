using System.Net.NetworkInformation;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The steps in which a network function is set up, each of them blocking (ECM 1.2, 3.3; NCM 1.0, 7.2).</summary>
/// <param name="device">Not started yet.</param>
/// <param name="function">One of its network functions.</param>
internal sealed class NetworkSetup(IUsbDevice device, UsbFunction function)
{
    private const byte ToInterface = 0x21;   // class, interface
    private const byte FromInterface = 0xA1;

    /// <summary>Makes the function silent, and forget what it was told: alternate setting 0.</summary>
    public void Reset()
    {
        if (function.Data.Alternate != 0)
        {
            device.SelectAlternate(function.Data.Number, 0);
        }
    }

    /// <summary>Switches the data endpoints on, then says what is to be received.</summary>
    /// <param name="filters">None: the function has no filter.</param>
    public void Begin(PacketFilters filters)
    {
        if (function.Data.Alternate != 0)
        {
            device.SelectAlternate(function.Data.Number, function.Data.Alternate);
        }

        if (filters != PacketFilters.None)
        {
            // A device that refuses receives everything: what is not for us is dropped by whoever uses the link.
            _ = TrySend(NetworkRequest.SetEthernetPacketFilter, (ushort)filters, []);
        }
    }

    /// <summary>Gets what is to be received: what is for this address or for many; all with <c>promisc=1</c>.</summary>
    public static PacketFilters FiltersOf(LinkOptionReader options) =>
        PacketFilters.Directed | PacketFilters.Broadcast | PacketFilters.AllMulticast
        | (options.Switch("promisc") == true ? PacketFilters.Promiscuous : PacketFilters.None);

    /// <summary>Reads the address that the descriptors name.</summary>
    /// <exception cref="LinkException">It is none.</exception>
    public PhysicalAddress ReadAddress(EthernetDescriptor descriptor)
    {
        string? text = device.ReadString(descriptor.MacAddressIndex);
        return MacAddressText.Parse(text) ?? throw Broken(
            text is null ? "it does not tell its Ethernet address" : $"its Ethernet address is '{Printable(text)}', not twelve hexadecimal digits of a station");
    }

    /// <summary>Sends a request.</summary>
    public void Send(NetworkRequest request, ushort value, Span<byte> data) =>
        _ = device.Control(Setup(ToInterface, request, value, data), data);

    /// <summary>Sends a request that the device may refuse.</summary>
    /// <returns>False: it did.</returns>
    public bool TrySend(NetworkRequest request, ushort value, Span<byte> data)
    {
        try
        {
            Send(request, value, data);
            return true;
        }
        catch (LinkException e) when (e.Kind == LinkErrorKind.NotSupported)
        {
            return false;
        }
    }

    /// <summary>Asks for something.</summary>
    /// <returns>The octets of the answer.</returns>
    public int Get(NetworkRequest request, Span<byte> answer) => device.Control(Setup(FromInterface, request, 0, answer), answer);

    /// <summary>Makes the error of a device that contradicts itself.</summary>
    /// <param name="what">A clause: "it …".</param>
    public LinkException Broken(string what) => new(LinkErrorKind.NotSupported, $"{device.Name}: {what}");

    private UsbSetup Setup(byte type, NetworkRequest request, ushort value, Span<byte> data) =>
        new(type, (byte)request, value, function.Control.Number, (ushort)data.Length);

    private static string Printable(string text) => string.Concat(text.Take(40).Select(c => char.IsControl(c) ? '?' : c));
}
