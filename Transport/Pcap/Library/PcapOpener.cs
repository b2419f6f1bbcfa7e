using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Opens an interface with libpcap: immediate mode, not blocking, incoming frames only.</summary>
internal static unsafe class PcapOpener
{
    /// <summary>Opens one.</summary>
    /// <exception cref="LinkException">libpcap or the system refused; the message says what mends it.</exception>
    public static PcapHandle Open(EthernetOptions options, int snapLength)
    {
        if (!PcapLibrary.IsAvailable)
        {
            throw new LinkException(LinkErrorKind.NotSupported, PcapLibrary.HowToInstall);
        }

        PcapHandle handle = PcapHandle.Create(options.InterfaceName);
        try
        {
            nint pcap = handle.Pointer;
            _ = PcapNative.pcap_set_snaplen(pcap, snapLength);
            _ = PcapNative.pcap_set_promisc(pcap, options.IsPromiscuous ? 1 : 0);
            _ = PcapNative.pcap_set_immediate_mode(pcap, 1);
            _ = PcapNative.pcap_set_buffer_size(pcap, options.ReceiveBufferBytes);
            if (options.StampsFrames)
            {
                Require(PcapNative.pcap_set_tstamp_precision(pcap, PcapNative.PCAP_TSTAMP_PRECISION_NANO), "stamps in nanoseconds");
            }

            Check(options.InterfaceName, PcapNative.pcap_activate(pcap), handle);
            byte* message = stackalloc byte[PcapNative.ErrorTextSize];
            Require(PcapNative.pcap_setnonblock(pcap, 1, message), "not to block");
            Require(PcapNative.pcap_setdirection(pcap, PcapNative.PCAP_D_IN), "to leave out the frames that go out");
            Require(PcapNative.pcap_datalink(pcap) == PcapNative.DLT_EN10MB ? 0 : -1, "Ethernet headers");
            Require(PcapNative.pcap_get_selectable_fd(pcap), "a descriptor to wait on");
            handle.SetFilter(options.Filter);
            return handle;
        }
        catch (LinkException)
        {
            handle.Dispose();
            throw;
        }

        void Require(int status, string what)
        {
            if (status < 0)
            {
                throw new LinkException(LinkErrorKind.NotSupported, $"eth:{options.InterfaceName}: libpcap refused {what}", status);
            }
        }
    }

    /// <summary>Says what a refused activation means.</summary>
    private static void Check(string name, int status, PcapHandle handle)
    {
        if (status >= 0)
        {
            return;
        }

        throw status switch
        {
            PcapNative.PCAP_ERROR_PERM_DENIED or PcapNative.PCAP_ERROR_PROMISC_PERM_DENIED => EthernetErrors.Permission(name, Errno.EPERM),
            PcapNative.PCAP_ERROR_NO_SUCH_DEVICE => EthernetErrors.NotFound(name),
            PcapNative.PCAP_ERROR_IFACE_NOT_UP => new LinkException(
                LinkErrorKind.NotSupported, $"libpcap does not open {name} while it is down: ip link set {name} up", status),
            _ => new LinkException(
                LinkErrorKind.InputOutput,
                $"eth:{name} cannot be opened: {Marshal.PtrToStringUTF8(PcapNative.pcap_statustostr(status))}. {handle.LastError}",
                status),
        };
    }
}
