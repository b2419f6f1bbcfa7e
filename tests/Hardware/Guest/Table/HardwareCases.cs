using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The table of all hardware cases, in the order in which they run: cases that share a machine and modules lie together.</summary>
public static class HardwareCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        .. UartCases.All,
        .. SerialCases.All,
        .. UnplugCases.All,
        .. EthernetCases.All,
        .. LoopbackCases.All,
        .. UsbfsCases.All,
        .. RefusalCases.All,
    ];

    /// <summary>All of them, those of one machine together, so that they share a boot.</summary>
    public static IEnumerable<HardwareCase> InRunningOrder => All.GroupBy(each => each.Machine).SelectMany(sharing => sharing);

    /// <summary>The case of a name; null: there is none.</summary>
    public static HardwareCase? Find(string name) => All.FirstOrDefault(each => each.Name == name);
}
