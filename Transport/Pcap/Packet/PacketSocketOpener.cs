using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Opens a packet socket on an interface, set up before the first frame can come.</summary>
internal static class PacketSocketOpener
{
    /// <summary>Opens one.</summary>
    /// <remarks>Frames leave by a socket of their own, which receives nothing and is watched only while it is full: of a watched
    /// one the kernel wakes the watcher for every frame that has left.</remarks>
    /// <exception cref="LinkException">The system refused; the message says what mends it.</exception>
    public static PacketSocket Open(EthernetOptions options, InterfaceFacts facts)
    {
        SafeFileHandle receiving = OpenSocket(options);
        SafeFileHandle? sending = null;
        try
        {
            Configure((int)receiving.DangerousGetHandle(), options, facts);
            sending = OpenSocket(options);
            ConfigureSending((int)sending.DangerousGetHandle(), options, facts);
            return new PacketSocket(receiving, sending);
        }
        catch (LinkException)
        {
            receiving.Dispose();
            sending?.Dispose();
            throw;
        }
    }

    private static SafeFileHandle OpenSocket(EthernetOptions options) =>
        PacketNative.Open(out int error) ?? throw EthernetErrors.CannotOpen(options.InterfaceName, error);

    private static void ConfigureSending(int fileDescriptor, EthernetOptions options, InterfaceFacts facts)
    {
        int error = options.BypassesQdisc
            ? PacketNative.Set(fileDescriptor, PacketNative.SOL_PACKET, PacketNative.PACKET_QDISC_BYPASS, 1)
            : 0;
        if (error != 0)
        {
            throw EthernetErrors.Refused(options.InterfaceName, "to go past the queueing discipline", error);
        }

        Bind(fileDescriptor, options, facts, protocol: 0);
    }

    private static void Bind(int fileDescriptor, EthernetOptions options, InterfaceFacts facts, ushort protocol)
    {
        int error = PacketNative.Bind(fileDescriptor, facts.Index, protocol);
        if (error != 0)
        {
            throw EthernetErrors.CannotOpen(options.InterfaceName, error);
        }
    }

    private static void Configure(int fileDescriptor, EthernetOptions options, InterfaceFacts facts)
    {
        // The kernel may hold more than it lets an ordinary user ask for; then it gives as much as it lets.
        if (Set(PacketNative.SOL_SOCKET, PacketNative.SO_RCVBUFFORCE, options.ReceiveBufferBytes) != 0)
        {
            _ = Set(PacketNative.SOL_SOCKET, PacketNative.SO_RCVBUF, options.ReceiveBufferBytes);
        }

        Require(Set(PacketNative.SOL_PACKET, PacketNative.PACKET_IGNORE_OUTGOING, 1), "to leave out the frames that go out (Linux 4.20)");
        Require(Set(PacketNative.SOL_PACKET, PacketNative.PACKET_AUXDATA, 1), "to tell VLAN tags");
        if (options.StampsFrames)
        {
            Require(Set(PacketNative.SOL_SOCKET, PacketNative.SO_TIMESTAMPNS, 1), "stamps in nanoseconds");
        }

        Require(PacketNative.SetFilter(fileDescriptor, FilterProgram.Make(options, options.Filter)), "the filter");
        if (options.IsPromiscuous)
        {
            PacketMembership all = new() { InterfaceIndex = facts.Index, Type = PacketNative.PACKET_MR_PROMISC };
            Require(PacketNative.Set(fileDescriptor, PacketNative.SOL_PACKET, PacketNative.PACKET_ADD_MEMBERSHIP, all), "promiscuous mode");
        }

        Bind(fileDescriptor, options, facts, PacketNative.ETH_P_ALL);

        int Set(int level, int option, int value) => PacketNative.Set(fileDescriptor, level, option, value);

        void Require(int code, string what)
        {
            if (code != 0)
            {
                throw EthernetErrors.Refused(options.InterfaceName, what, code);
            }
        }
    }
}
