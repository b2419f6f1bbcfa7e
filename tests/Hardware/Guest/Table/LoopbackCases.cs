using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The hardware loopback test on the functions that the kernel has for it.</summary>
internal static class LoopbackCases
{
    public static IReadOnlyList<HardwareCase> All { get; } = [];
}
