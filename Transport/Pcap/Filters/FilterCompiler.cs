using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Compiles filters with libpcap.</summary>
internal static unsafe class FilterCompiler
{
    private const string Loopback = "lo";

    /// <summary>Compiles an expression for frames of an Ethernet interface of Linux.</summary>
    /// <param name="interfaceName">The interface that the filter is for.</param>
    /// <param name="expression">In the syntax of pcap-filter(7).</param>
    /// <param name="snapLength">How many bytes of a frame that matches are let through.</param>
    /// <exception cref="LinkException">The expression is wrong, or there is no libpcap.</exception>
    public static BpfInstruction[] Compile(string interfaceName, string expression, int snapLength)
    {
        if (!PcapLibrary.IsAvailable)
        {
            throw new LinkException(LinkErrorKind.NotSupported, $"a filter cannot be compiled: {PcapLibrary.HowToInstall}");
        }

        // The kernel takes VLAN tags off, and only a handle that is live makes libpcap write programs that know it. An
        // interface that is down cannot be live; the loopback interface has the same kind of frames.
        PcapHandle handle = PcapHandle.TryOpen(interfaceName, snapLength)
            ?? PcapHandle.TryOpen(Loopback, snapLength)
            ?? throw new LinkException(LinkErrorKind.NotSupported, $"a filter cannot be compiled while {interfaceName} and {Loopback} are down");
        using (handle)
        {
            BpfProgram program;
            handle.Compile(expression, &program);
            BpfInstruction[] instructions = new ReadOnlySpan<BpfInstruction>(program.Instructions, (int)program.Length).ToArray();
            PcapNative.pcap_freecode(&program);
            return instructions;
        }
    }
}
