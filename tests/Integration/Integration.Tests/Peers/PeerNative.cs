using System.Runtime.InteropServices;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>The one call to the system that .NET has no name for.</summary>
internal static partial class PeerNative
{
    private const int SigKill = 9;
    private const int SigInt = 2;

    /// <summary>Kills every process of the group.</summary>
    public static void KillGroup(int group) => _ = kill(-group, SigKill);

    /// <summary>Does what Ctrl-C does, to one process.</summary>
    public static void Interrupt(int process) => _ = kill(process, SigInt);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
