using System.Runtime.InteropServices;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>Signals, which .NET has no name for.</summary>
internal static partial class HostNative
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    /// <summary>Sends one to a process group; one that is gone does not mind.</summary>
    public static void SendToGroup(int leader, int signal) => _ = kill(-leader, signal);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
