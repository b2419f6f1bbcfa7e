using System.Runtime.InteropServices;

namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>Signals, which .NET has no name for.</summary>
internal static partial class SignalNative
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Stop = 19;

    /// <summary>Sends one; a process that is gone does not mind.</summary>
    public static void Send(int process, int signal) => _ = kill(process, signal);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
