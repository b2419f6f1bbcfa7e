using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Programs of the kernel's packet filter.</summary>
internal static class FilterProgram
{
    private const ushort ReturnConstant = 0x06; // BPF_RET | BPF_K

    /// <summary>Gets the program that lets nothing through.</summary>
    public static ReadOnlySpan<BpfInstruction> Nothing => s_nothing;

    private static readonly BpfInstruction[] s_nothing = [new() { Code = ReturnConstant, Operand = 0 }];

    /// <summary>Makes the program of a filter: it says how many bytes of a frame are let through.</summary>
    /// <returns>Empty when all of every frame is.</returns>
    /// <exception cref="LinkException">The expression is wrong, or there is no libpcap to compile it.</exception>
    public static BpfInstruction[] Make(EthernetOptions options, string expression) =>
        !string.IsNullOrWhiteSpace(expression)
            ? FilterCompiler.Compile(options.InterfaceName, expression, options.SnapLength ?? EthernetOptions.MaxSnapLength)
            : options.SnapLength is { } length
                ? [new() { Code = ReturnConstant, Operand = (uint)length }]
                : [];
}
