using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>The functions of libpcap that every version since 1.5 has, bound when first called.</summary>
internal static unsafe partial class PcapNative
{
    public const int ErrorTextSize = 256;      // PCAP_ERRBUF_SIZE
    public const int DLT_EN10MB = 1;
    public const int PCAP_D_IN = 1;
    public const int PCAP_TSTAMP_PRECISION_NANO = 1;
    public const uint PCAP_NETMASK_UNKNOWN = 0xFFFF_FFFF;

    public const int PCAP_ERROR_NO_SUCH_DEVICE = -5;
    public const int PCAP_ERROR_PERM_DENIED = -8;
    public const int PCAP_ERROR_IFACE_NOT_UP = -9;
    public const int PCAP_ERROR_PROMISC_PERM_DENIED = -11;

    public const uint PCAP_IF_LOOPBACK = 0x1;
    public const uint PCAP_IF_UP = 0x2;
    public const uint PCAP_IF_RUNNING = 0x4;
    public const uint PCAP_IF_WIRELESS = 0x8;
    public const uint PCAP_IF_CONNECTION_STATUS = 0x30;
    public const uint PCAP_IF_CONNECTION_STATUS_CONNECTED = 0x10;
    public const uint PCAP_IF_CONNECTION_STATUS_DISCONNECTED = 0x20;

    static PcapNative() => PcapLibrary.Register(); // before the first of these is bound

    [LibraryImport(PcapLibrary.Name)]
    public static partial nint pcap_lib_version();

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_findalldevs(PcapInterface** devices, byte* message);

    [LibraryImport(PcapLibrary.Name)]
    public static partial void pcap_freealldevs(PcapInterface* devices);

    [LibraryImport(PcapLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint pcap_create(string device, byte* message);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_snaplen(nint pcap, int bytes);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_promisc(nint pcap, int on);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_immediate_mode(nint pcap, int on);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_timeout(nint pcap, int milliseconds);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_buffer_size(nint pcap, int bytes);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_set_tstamp_precision(nint pcap, int precision);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_activate(nint pcap);

    [LibraryImport(PcapLibrary.Name)]
    public static partial void pcap_close(nint pcap);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_setnonblock(nint pcap, int on, byte* message);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_setdirection(nint pcap, int direction);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_datalink(nint pcap);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_get_selectable_fd(nint pcap);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_dispatch(
        nint pcap, int count, delegate* unmanaged<nint, PcapPacketHeader*, byte*, void> handler, nint user);

    [LibraryImport(PcapLibrary.Name, SetLastError = true)]
    public static partial int pcap_inject(nint pcap, nint frame, nuint length);

    [LibraryImport(PcapLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pcap_compile(nint pcap, BpfProgram* program, string expression, int optimize, uint netmask);

    [LibraryImport(PcapLibrary.Name)]
    public static partial void pcap_freecode(BpfProgram* program);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_setfilter(nint pcap, BpfProgram* program);

    [LibraryImport(PcapLibrary.Name)]
    public static partial int pcap_stats(nint pcap, PcapStat* statistics);

    [LibraryImport(PcapLibrary.Name)]
    public static partial nint pcap_geterr(nint pcap);

    [LibraryImport(PcapLibrary.Name)]
    public static partial nint pcap_statustostr(int status);
}
