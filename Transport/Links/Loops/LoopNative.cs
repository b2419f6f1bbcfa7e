using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Loops;

/// <summary>epoll(7) and eventfd(2).</summary>
internal static unsafe partial class LoopNative
{
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const int EPOLL_CTL_MOD = 3;
    public const uint EPOLLIN = 0x001;
    public const uint EPOLLOUT = 0x004;
    public const uint EPOLLERR = 0x008;
    public const uint EPOLLHUP = 0x010;
    public const uint EPOLLET = 1u << 31;
    public const int EINTR = 4;

    private const int ENOSYS = 38;
    private const int EPOLL_CLOEXEC = 0x80000;
    private const int EFD_CLOEXEC = 0x80000;
    private const int EFD_NONBLOCK = 0x800;

    // struct epoll_event is packed on x86-64 alone.
    private static readonly int s_dataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    // Since Linux 5.11 and glibc 2.35; without it timers fire at whole milliseconds.
    private static bool s_waitsFinely = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "epoll_pwait2", out _);

    /// <summary>Gets the size of a struct epoll_event in bytes.</summary>
    public static int EventSize { get; } = s_dataOffset + sizeof(ulong);

    public static SafeFileHandle CreateEpoll() => Own(epoll_create1(EPOLL_CLOEXEC));

    public static SafeFileHandle CreateEvent() => Own(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));

    /// <summary>Returns 0, or errno.</summary>
    public static int Control(SafeFileHandle epoll, int operation, int fileDescriptor, uint events, ulong data)
    {
        byte* entry = stackalloc byte[16];
        *(uint*)entry = events;
        *(ulong*)(entry + s_dataOffset) = data;
        return epoll_ctl(epoll, operation, fileDescriptor, entry) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Waits; returns the number of events written, 0 when time is up or a signal came. No limit waits for ever.</summary>
    public static int Wait(SafeFileHandle epoll, byte* events, int capacity, TimeSpan? limit)
    {
        int count = s_waitsFinely ? WaitFinely(epoll, events, capacity, limit) : WaitCoarsely(epoll, events, capacity, limit);
        if (count >= 0)
        {
            return count;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error == ENOSYS)
        {
            s_waitsFinely = false;
            return 0;
        }

        return error == EINTR ? 0 : throw new LinkException(
            LinkErrorKind.InputOutput, $"epoll_wait failed: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    private static int WaitFinely(SafeFileHandle epoll, byte* events, int capacity, TimeSpan? limit)
    {
        if (limit is not { } length)
        {
            return epoll_pwait2(epoll, events, capacity, null, null);
        }

        TimeSpec time = new()
        {
            Seconds = (nint)(length.Ticks / TimeSpan.TicksPerSecond),
            Nanoseconds = (nint)(length.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
        return epoll_pwait2(epoll, events, capacity, &time, null);
    }

    // Rounded up: a timer never fires early, and no round is spent on the last fraction of a millisecond.
    private static int WaitCoarsely(SafeFileHandle epoll, byte* events, int capacity, TimeSpan? limit) => epoll_wait(
        epoll, events, capacity, limit is { } length ? (int)Math.Min(Math.Ceiling(length.TotalMilliseconds), int.MaxValue) : -1);

    public static (uint Events, ulong Data) ReadEvent(byte* events, int index)
    {
        byte* entry = events + index * EventSize;
        return (*(uint*)entry, *(ulong*)(entry + s_dataOffset));
    }

    /// <summary>Wakes whoever waits for the edge of an event; it is never read, since no count of wakes fills 64 bits.</summary>
    public static void Signal(SafeFileHandle eventFile)
    {
        ulong one = 1;
        try
        {
            _ = write(eventFile, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // it was for the end of a loop that has ended
        }
    }

    private static SafeFileHandle Own(int fileDescriptor)
    {
        if (fileDescriptor >= 0)
        {
            return new SafeFileHandle(fileDescriptor, ownsHandle: true);
        }

        int error = Marshal.GetLastPInvokeError();
        throw new LinkException(
            LinkErrorKind.NotSupported, $"The event loop cannot be made: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int eventfd(uint value, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(SafeFileHandle epoll, int operation, int fileDescriptor, byte* entry);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(SafeFileHandle epoll, byte* events, int capacity, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_pwait2(SafeFileHandle epoll, byte* events, int capacity, TimeSpec* limit, void* signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(SafeFileHandle file, void* bytes, nint count);

    /// <summary>struct timespec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
