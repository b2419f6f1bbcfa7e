using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>open, read, writev and inotify of the C library.</summary>
internal static unsafe partial class StreamNative
{
    public const int O_RDWR = 0x2;
    public const int O_NOCTTY = 0x100;
    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;
    public const int F_GETFD = 1;
    public const int F_SETFD = 2;
    public const int F_GETFL = 3;
    public const int F_SETFL = 4;
    public const int FD_CLOEXEC = 1;
    public const uint IN_OPEN = 0x20;

    private const short POLLIN = 0x1;
    private const short POLLHUP = 0x10;

    /// <summary>Opens a path; returns null with errno when the system refuses.</summary>
    public static SafeFileHandle? Open(string path, int flags, out int error)
    {
        int fileDescriptor = open(path, flags, 0);
        error = fileDescriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return fileDescriptor < 0 ? null : new SafeFileHandle(fileDescriptor, ownsHandle: true);
    }

    /// <summary>Reads; returns the number of bytes, 0 at the end of the stream, or minus errno.</summary>
    public static int Read(int fileDescriptor, nint buffer, int length)
    {
        while (true)
        {
            nint count = read(fileDescriptor, buffer, length);
            if (count >= 0)
            {
                return (int)count;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error != Errno.EINTR)
            {
                return -error;
            }
        }
    }

    /// <summary>Reads into a scattered list; returns the number of bytes, 0 at the end of the stream, or minus errno.</summary>
    public static long Read(int fileDescriptor, ReadOnlySpan<IoVector> pieces)
    {
        fixed (IoVector* vectors = pieces)
        {
            while (true)
            {
                nint count = readv(fileDescriptor, vectors, pieces.Length);
                if (count >= 0)
                {
                    return count;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error != Errno.EINTR)
                {
                    return -error;
                }
            }
        }
    }

    /// <summary>Writes a gathered list; returns the number of bytes, or minus errno.</summary>
    public static long Write(int fileDescriptor, ReadOnlySpan<IoVector> pieces)
    {
        fixed (IoVector* vectors = pieces)
        {
            while (true)
            {
                nint count = writev(fileDescriptor, vectors, pieces.Length);
                if (count >= 0)
                {
                    return count;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error != Errno.EINTR)
                {
                    return -error;
                }
            }
        }
    }

    /// <summary>Makes a descriptor non-blocking and not inherited; returns 0 or errno.</summary>
    public static int MakeNonBlocking(int fileDescriptor)
    {
        int flags = fcntl(fileDescriptor, F_GETFL, 0);
        bool good = flags >= 0
            && fcntl(fileDescriptor, F_SETFL, flags | O_NONBLOCK) >= 0
            && fcntl(fileDescriptor, F_SETFD, FD_CLOEXEC) >= 0;
        return good ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Watches one file with inotify; null when the system refuses.</summary>
    public static SafeFileHandle? WatchFile(string path, uint mask)
    {
        int fileDescriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC);
        if (fileDescriptor < 0)
        {
            return null;
        }

        var handle = new SafeFileHandle(fileDescriptor, ownsHandle: true);
        if (inotify_add_watch(fileDescriptor, path, mask) >= 0)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Forgets what an inotify descriptor has to tell; returns whether there was something.</summary>
    public static bool Drain(SafeFileHandle inotify)
    {
        const int Capacity = 1024;
        byte* events = stackalloc byte[Capacity];
        bool any = false;
        while (Read((int)inotify.DangerousGetHandle(), (nint)events, Capacity) > 0)
        {
            any = true;
        }

        return any;
    }

    /// <summary>Tells whether a descriptor's far end is gone.</summary>
    public static bool IsHungUp(int fileDescriptor)
    {
        var entry = new PollEntry { FileDescriptor = fileDescriptor };
        return poll(&entry, 1, 0) > 0 && (entry.Ready & POLLHUP) != 0;
    }

    /// <summary>Waits a moment for a descriptor to become readable.</summary>
    public static bool WaitReadable(int fileDescriptor, int milliseconds)
    {
        var entry = new PollEntry { FileDescriptor = fileDescriptor, Wanted = POLLIN };
        return poll(&entry, 1, milliseconds) > 0;
    }

    /// <summary>Says what an error number means.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int fileDescriptor, nint buffer, nint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readv(int fileDescriptor, IoVector* pieces, int count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint writev(int fileDescriptor, IoVector* pieces, int count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int fileDescriptor, int command, int argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int inotify_init1(int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int inotify_add_watch(int inotify, string path, uint mask);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int FileDescriptor;
        public short Wanted;
        public short Ready;
    }
}
