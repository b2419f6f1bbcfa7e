using System.Buffers.Binary;
using System.Net.NetworkInformation;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Agrees with an NCM function on its NTBs, while it is silent (NCM 1.0, 6.2 and 7.2).</summary>
internal sealed class NcmSetup(NetworkSetup setup, UsbFunction function)
{
    /// <summary>Octets of an NTB, either way, if the device can: ten frames, little enough to wait for.</summary>
    public const int BlockSize = 16384;

    /// <summary>The most datagrams in one NTB that are sent.</summary>
    public const int MaxSent = 64;

    /// <summary>The most datagrams of one NTB that are taken.</summary>
    public const int MaxReceived = 256;

    private const int LeastBlock = 2048;  // NCM 1.0, table 6-3: no NTB limit is less
    private const int MostBlock = 65536;  // of a device that can't be told to send smaller ones

    /// <summary>Agrees on all.</summary>
    /// <param name="packetSize">Of the endpoint to the host.</param>
    /// <param name="options">The driver's own are read.</param>
    /// <exception cref="LinkException">The device lacks what was asked for, or contradicts itself.</exception>
    public NcmSettings Agree(int packetSize, LinkOptionReader options)
    {
        _ = NcmDescriptor.TryRead(function.Control, out NcmDescriptor descriptor);
        _ = EthernetDescriptor.TryRead(function.Control, out EthernetDescriptor ethernet);
        NtbParameters parameters = GetParameters();
        if (descriptor.HasCrcMode)
        {
            _ = setup.TrySend(NetworkRequest.SetCrcMode, 0, []); // USB has its own; a device that insists is understood
        }

        NtbFormat format = SetFormat(parameters, options);
        int inputSize = SetInputSize(parameters, descriptor, packetSize);
        NtbLayout layout = NtbLayout.For(parameters, format, BlockSize, MaxSent);
        int maxFrame = Math.Min(ethernet.MaxSegmentSize, layout.LongestDatagram);
        if (maxFrame < EthernetDescriptor.LeastSegment)
        {
            throw setup.Broken($"its NTBs of {parameters.OutMaxSize} octets have no room for a frame");
        }

        if (descriptor.HasMaxDatagramSize)
        {
            Span<byte> size = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)maxFrame);
            _ = setup.TrySend(NetworkRequest.SetMaxDatagramSize, 0, size);
        }

        return new NcmSettings(Address(descriptor, ethernet, options), maxFrame, inputSize, layout);
    }

    private NtbParameters GetParameters()
    {
        Span<byte> answer = stackalloc byte[NtbParameters.Size];
        int length = setup.Get(NetworkRequest.GetNtbParameters, answer);
        return !NtbParameters.TryParse(answer[..length], out NtbParameters parameters)
                ? throw setup.Broken($"its NTB parameters are {length} octets that make no sense")
            : parameters.InMaxSize < LeastBlock || parameters.OutMaxSize < LeastBlock
                ? throw setup.Broken($"its NTBs have {parameters.InMaxSize} octets to us and {parameters.OutMaxSize} from us; NCM wants {LeastBlock} at least")
            : parameters;
    }

    private NtbFormat SetFormat(in NtbParameters parameters, LinkOptionReader options)
    {
        NtbFormat format = options.Choice("ntb", NtbFormat.Ntb16, ("16", NtbFormat.Ntb16), ("32", NtbFormat.Ntb32));
        if (parameters.HasNtb32)
        {
            setup.Send(NetworkRequest.SetNtbFormat, (ushort)format, []);
        }
        else if (format == NtbFormat.Ntb32)
        {
            throw setup.Broken("it knows NTB-16 only; leave ntb=32 away");
        }

        return format;
    }

    private int SetInputSize(in NtbParameters parameters, NcmDescriptor descriptor, int packetSize)
    {
        // Whole packets, so that a full NTB fills the transfer: no empty packet follows it (NCM 1.0, 3.2.2).
        int wanted = Math.Min(parameters.InMaxSize, BlockSize);
        wanted -= wanted == parameters.InMaxSize ? 0 : wanted % packetSize;
        if (wanted == parameters.InMaxSize && !descriptor.HasInputDatagrams)
        {
            return wanted; // as it is after alternate setting 0
        }

        Span<byte> size = stackalloc byte[descriptor.HasInputDatagrams ? 8 : 4];
        size.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(size, wanted);
        if (descriptor.HasInputDatagrams)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(size[4..], MaxReceived);
        }

        return setup.TrySend(NetworkRequest.SetNtbInputSize, 0, size) ? wanted
            : parameters.InMaxSize <= MostBlock ? parameters.InMaxSize
            : throw setup.Broken($"it sends NTBs of {parameters.InMaxSize} octets and refuses smaller ones");
    }

    private PhysicalAddress Address(NcmDescriptor descriptor, EthernetDescriptor ethernet, LinkOptionReader options)
    {
        Span<byte> octets = stackalloc byte[6];
        if (options.Text("mac") is { } text)
        {
            PhysicalAddress address = PhysicalAddress.TryParse(text, out PhysicalAddress? given)
                && MacAddressText.FromOctets(given.GetAddressBytes()) is { } good
                    ? good
                    : throw options.Invalid("mac", "it wants a station's address: 02:00:00:00:00:01");
            if (!descriptor.HasNetAddress)
            {
                throw setup.Broken("it takes no other Ethernet address; leave mac= away");
            }

            address.GetAddressBytes().CopyTo(octets);
            setup.Send(NetworkRequest.SetNetAddress, 0, octets);
            return address;
        }

        return descriptor.HasNetAddress && TryGetAddress(octets) is { } told ? told : setup.ReadAddress(ethernet);
    }

    private PhysicalAddress? TryGetAddress(Span<byte> octets)
    {
        try
        {
            return MacAddressText.FromOctets(octets[..setup.Get(NetworkRequest.GetNetAddress, octets)]);
        }
        catch (LinkException e) when (e.Kind == LinkErrorKind.NotSupported)
        {
            return null; // the descriptors name one too
        }
    }
}
