using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>A pcap_t: made, and activated when all is set.</summary>
internal sealed unsafe class PcapHandle : SafeHandle
{
    private const int LeastBuffer = 1 << 16;

    private PcapHandle(nint pcap)
        : base(0, ownsHandle: true) => SetHandle(pcap);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Gets the pcap_t.</summary>
    public nint Pointer => handle;

    /// <summary>Gets what went wrong last.</summary>
    public string LastError => Marshal.PtrToStringUTF8(PcapNative.pcap_geterr(handle)) ?? "";

    /// <summary>Makes a handle that is not active yet.</summary>
    public static PcapHandle Create(string interfaceName)
    {
        byte* message = stackalloc byte[PcapNative.ErrorTextSize];
        nint pcap = PcapNative.pcap_create(interfaceName, message);
        return pcap != 0 ? new PcapHandle(pcap) : throw new LinkException(
            LinkErrorKind.InputOutput, $"eth:{interfaceName} cannot be opened: {Marshal.PtrToStringUTF8((nint)message)}");
    }

    /// <summary>Opens an interface for nothing but compiling filters.</summary>
    /// <returns>Null: it is down.</returns>
    public static PcapHandle? TryOpen(string interfaceName, int snapLength)
    {
        PcapHandle opened = Create(interfaceName);
        _ = PcapNative.pcap_set_snaplen(opened.Pointer, snapLength);
        _ = PcapNative.pcap_set_immediate_mode(opened.Pointer, 1);
        _ = PcapNative.pcap_set_buffer_size(opened.Pointer, Math.Max(LeastBuffer, 2 * snapLength));
        if (PcapNative.pcap_activate(opened.Pointer) >= 0)
        {
            return opened;
        }

        opened.Dispose();
        return null;
    }

    /// <summary>Compiles a filter.</summary>
    /// <param name="program">The caller's to free.</param>
    /// <exception cref="LinkException">The expression is wrong; the message is libpcap's.</exception>
    public void Compile(string expression, BpfProgram* program)
    {
        if (PcapNative.pcap_compile(handle, program, expression, optimize: 1, PcapNative.PCAP_NETMASK_UNKNOWN) != 0)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"the filter '{expression}' is wrong: {LastError}");
        }
    }

    /// <summary>Lets only frames through that match; an empty expression lets everything through.</summary>
    /// <exception cref="LinkException">The expression is wrong, or the system refused it.</exception>
    public void SetFilter(string expression)
    {
        BpfProgram program;
        Compile(expression, &program);
        int status = PcapNative.pcap_setfilter(handle, &program);
        PcapNative.pcap_freecode(&program);
        if (status != 0)
        {
            throw new LinkException(LinkErrorKind.NotSupported, $"the filter '{expression}' was refused: {LastError}", status);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        PcapNative.pcap_close(handle);
        return true;
    }
}
