using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>The calls to the system that .NET has no name for.</summary>
internal static partial class PeerNative
{
    private const int SigKill = 9;
    private const int SigInt = 2;
    private const int UnixFamily = 1;
    private const int DatagramCloseOnExec = 0x80002;
    private const int SetDescriptorFlags = 2;
    private const int DuplicateCloseOnExec = 1030;

    /// <summary>Kills every process of the group.</summary>
    public static void KillGroup(int group) => _ = kill(-group, SigKill);

    /// <summary>Kills one process.</summary>
    public static void Kill(int process) => _ = kill(process, SigKill);

    /// <summary>Does what Ctrl-C does, to one process.</summary>
    public static void Interrupt(int process) => _ = kill(process, SigInt);

    /// <summary>Two sockets joined to each other: a datagram into one comes out of the other.</summary>
    public static (SafeSocketHandle One, SafeSocketHandle Other) DatagramPair()
    {
        Span<int> pair = stackalloc int[2];
        if (socketpair(UnixFamily, DatagramCloseOnExec, 0, pair) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        return (new SafeSocketHandle(pair[0], ownsHandle: true), new SafeSocketHandle(pair[1], ownsHandle: true));
    }

    /// <summary>Lets programs that are started from now on have this descriptor.</summary>
    public static void LetInherit(SafeHandle descriptor) => _ = fcntl(descriptor.DangerousGetHandle().ToInt32(), SetDescriptorFlags, 0);

    /// <summary>A second descriptor of the same open file.</summary>
    public static SafeFileHandle Duplicate(SafeHandle descriptor) =>
        new(fcntl(descriptor.DangerousGetHandle().ToInt32(), DuplicateCloseOnExec, 0), ownsHandle: true);

    /// <summary>The number of an interface, in the namespace of this thread.</summary>
    public static int InterfaceNumber(string name) =>
        if_nametoindex(name) is int number and > 0 ? number : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"interface {name}");

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int if_nametoindex(string name);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socketpair(int family, int type, int protocol, Span<int> pair);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
