using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Tap;

/// <summary>The ioctls of /dev/net/tun, and who a user is.</summary>
internal static unsafe partial class TapNative
{
    public const ushort IFF_TUN = 0x0001;
    public const ushort IFF_TAP = 0x0002;
    public const ushort IFF_NO_PI = 0x1000;
    public const ushort IFF_VNET_HDR = 0x4000;
    public const ushort IFF_PERSIST = 0x0800;
    public const uint TUN_F_CSUM = 0x01;
    public const uint TUN_F_TSO4 = 0x02;
    public const uint TUN_F_TSO6 = 0x04;

    /// <summary>The most bytes in an interface's name.</summary>
    public const int MaxNameBytes = 15;

    private const nuint TUNSETIFF = 0x400454CA;
    private const nuint TUNSETPERSIST = 0x400454CB;
    private const nuint TUNSETOWNER = 0x400454CC;
    private const nuint TUNSETOFFLOAD = 0x400454D0;
    private const int RequestBytes = 40; // struct ifreq: the name, then the flags
    private const int FlagsOffset = 16;
    private const int UidOffset = 16;    // struct passwd: name, password, uid

    /// <summary>Makes an interface, or attaches to the one of that name; returns 0 or errno.</summary>
    /// <param name="device">/dev/net/tun, opened.</param>
    /// <param name="name">Empty: the system picks.</param>
    /// <param name="flags">IFF_….</param>
    /// <param name="actualName">The name it has.</param>
    public static int Attach(SafeFileHandle device, string name, ushort flags, out string actualName)
    {
        byte* request = stackalloc byte[RequestBytes];
        new Span<byte>(request, RequestBytes).Clear();
        _ = Encoding.UTF8.GetBytes(name, new Span<byte>(request, MaxNameBytes));
        *(ushort*)(request + FlagsOffset) = flags;
        int error = Control(device, TUNSETIFF, (nint)request);
        actualName = Marshal.PtrToStringUTF8((nint)request)!;
        return error;
    }

    /// <summary>Sets whether the interface outlives the descriptor; returns 0 or errno.</summary>
    public static int SetPersistent(SafeFileHandle device, bool on) => Control(device, TUNSETPERSIST, on ? 1 : 0);

    /// <summary>Sets who may attach without privilege; returns 0 or errno.</summary>
    public static int SetOwner(SafeFileHandle device, uint user) => Control(device, TUNSETOWNER, (nint)user);

    /// <summary>Says what is taken unfinished: TUN_F_…; returns 0 or errno.</summary>
    public static int SetOffload(SafeFileHandle device, uint features) => Control(device, TUNSETOFFLOAD, (nint)features);

    /// <summary>Finds a user's number; null when there is no such user.</summary>
    public static uint? UserNumber(string name)
    {
        byte* entry = (byte*)getpwnam(name);
        return entry is null ? null : *(uint*)(entry + UidOffset);
    }

    private static int Control(SafeFileHandle device, nuint request, nint argument) =>
        ioctl(device, request, argument) < 0 ? Marshal.GetLastPInvokeError() : 0;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle device, nuint request, nint argument);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getpwnam(string name);
}
