using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What Linux says about a network interface, in the namespace of this process: sysfs may show another's.</summary>
internal static unsafe partial class InterfaceNative
{
    public const ushort ARPHRD_ETHER = 1;
    public const ushort ARPHRD_LOOPBACK = 772;

    internal const uint SIOCGIFFLAGS = 0x8913;
    internal const uint SIOCGIFMTU = 0x8921;
    internal const uint SIOCGIFHWADDR = 0x8927;
    internal const uint SIOCGIFINDEX = 0x8933;
    internal const uint SIOCETHTOOL = 0x8946;
    internal const uint ETHTOOL_GSET = 1;
    internal const int IFF_UP = 0x1;
    internal const int IFF_RUNNING = 0x40;

    private const int UpAndRunning = IFF_UP | IFF_RUNNING;
    private const int AF_INET = 2;
    private const int SOCK_DGRAM = 2;
    private const int SOCK_CLOEXEC = 0x80000;
    private const long BitsPerMegabit = 1_000_000;
    private const uint UnknownSpeed = uint.MaxValue;

    /// <summary>Asks for all that the kernel tells of an interface.</summary>
    /// <returns>Null: there is no interface of this name.</returns>
    public static InterfaceFacts? Query(string name)
    {
        if (!InterfaceRequest.TryMake(name, out InterfaceRequest named))
        {
            return null;
        }

        using var socket = new SafeFileHandle(NewSocket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), ownsHandle: true);
        int fileDescriptor = (int)socket.DangerousGetHandle();
        (InterfaceRequest index, InterfaceRequest flags, InterfaceRequest mtu, InterfaceRequest address) = (named, named, named, named);
        if (ioctl(fileDescriptor, SIOCGIFINDEX, &index) < 0
            || ioctl(fileDescriptor, SIOCGIFFLAGS, &flags) < 0
            || ioctl(fileDescriptor, SIOCGIFMTU, &mtu) < 0
            || ioctl(fileDescriptor, SIOCGIFHWADDR, &address) < 0)
        {
            return null;
        }

        return new InterfaceFacts(
            index.Number,
            (flags.Number & UpAndRunning) == UpAndRunning,
            mtu.Number,
            *(ushort*)address.Value,
            new([.. new ReadOnlySpan<byte>(address.Value + sizeof(ushort), 6)]),
            QuerySpeed(fileDescriptor, named));
    }

    /// <summary>Asks for the speed, as ethtool does.</summary>
    /// <returns>bit/s; null: the interface does not say, or has no link.</returns>
    private static long? QuerySpeed(int fileDescriptor, InterfaceRequest request)
    {
        EthtoolCommand command = new() { Command = ETHTOOL_GSET };
        *(EthtoolCommand**)request.Value = &command;
        uint speed = ioctl(fileDescriptor, SIOCETHTOOL, &request) < 0
            ? 0
            : command.Speed | ((uint)command.SpeedHigh << 16);
        return speed is 0 or UnknownSpeed or ushort.MaxValue ? null : speed * BitsPerMegabit;
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int NewSocket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int fileDescriptor, nuint request, InterfaceRequest* argument);
}
