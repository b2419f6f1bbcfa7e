using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Serial;

/// <summary>What a serial port needs of the C library beyond terminals: locks, owners, permissions, short waits.</summary>
internal static unsafe partial class SerialNative
{
    private const int LOCK_EX_NB = 2 | 4;
    private const int AT_FDCWD = -100;
    private const uint STATX_GID = 0x10;
    private const int StatxSize = 256;
    private const int StatxGidOffset = 24;
    private const int R_OK_W_OK = 4 | 2;

    /// <summary>Locks the device against others who lock; false when another has it.</summary>
    public static bool TryLock(SafeFileHandle file) => flock(file, LOCK_EX_NB) == 0;

    /// <summary>Tells whether the user may read and write a path.</summary>
    public static bool MayOpen(string path) => access(path, R_OK_W_OK) == 0;

    /// <summary>Finds the group that a path belongs to; null when it cannot be told.</summary>
    public static uint? GroupOf(string path)
    {
        byte* status = stackalloc byte[StatxSize];
        return statx(AT_FDCWD, path, 0, STATX_GID, status) == 0 ? *(uint*)(status + StatxGidOffset) : null;
    }

    /// <summary>Lets time pass without a loop; for the few milliseconds that a last byte takes to leave.</summary>
    public static void Wait(int milliseconds) => _ = poll(null, 0, milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(void* entries, nuint count, int milliseconds);
}
