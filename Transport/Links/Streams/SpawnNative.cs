using System.Collections;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Starts, signals and reaps a program: posix_spawn, pidfd_open, kill, waitpid.</summary>
internal static unsafe partial class SpawnNative
{
    public const int SIGHUP = 1;
    public const int SIGKILL = 9;
    public const int SIGTERM = 15;

    private const short POSIX_SPAWN_SETSIGDEF = 0x04;
    private const short POSIX_SPAWN_SETSIGMASK = 0x08;
    private const short POSIX_SPAWN_SETSID = 0x80;
    private const int WNOHANG = 1;
    private const int OpaqueSize = 512;       // larger than every C library's attribute, action and set types
    private const nint PidfdOpenNumber = 434; // the same on every architecture

    /// <summary>Runs a command by the shell, in a session of its own whose terminal is the given one.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="terminal">The path opened as standard input and output; a session's first terminal controls it.</param>
    /// <param name="standardError">Becomes descriptor 2.</param>
    /// <param name="process">The process.</param>
    /// <returns>0 or errno.</returns>
    public static int Spawn(string command, string terminal, SafeFileHandle standardError, out int process)
    {
        byte* actions = stackalloc byte[OpaqueSize];
        byte* attributes = stackalloc byte[OpaqueSize];
        byte* signals = stackalloc byte[OpaqueSize];
        _ = posix_spawn_file_actions_init(actions);
        _ = posix_spawnattr_init(attributes);
        nint[] arguments = ToNative(["sh", "-c", command]);
        nint[] environment = ToNative(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}"));
        nint path = Marshal.StringToCoTaskMemUTF8(terminal);
        try
        {
            _ = posix_spawn_file_actions_addopen(actions, 0, (byte*)path, StreamNative.O_RDWR, 0);
            _ = posix_spawn_file_actions_adddup2(actions, 0, 1);
            _ = posix_spawn_file_actions_adddup2(actions, (int)standardError.DangerousGetHandle(), 2);

            // The runtime ignores SIGPIPE and blocks others; the program starts with the system's own ways.
            _ = sigemptyset(signals);
            _ = posix_spawnattr_setsigmask(attributes, signals);
            _ = sigfillset(signals);
            _ = posix_spawnattr_setsigdefault(attributes, signals);
            _ = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
            fixed (nint* argumentList = arguments)
            fixed (nint* environmentList = environment)
            {
                return posix_spawn(out process, "/bin/sh", actions, attributes, argumentList, environmentList);
            }
        }
        finally
        {
            Array.ForEach(arguments, Marshal.FreeCoTaskMem);
            Array.ForEach(environment, Marshal.FreeCoTaskMem);
            Marshal.FreeCoTaskMem(path);
            _ = posix_spawnattr_destroy(attributes);
            _ = posix_spawn_file_actions_destroy(actions);
        }
    }

    /// <summary>Makes a pipe; the reading end does not block.</summary>
    public static (SafeFileHandle Read, SafeFileHandle Write) Pipe()
    {
        int* ends = stackalloc int[2];
        if (pipe2(ends, StreamNative.O_CLOEXEC) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            throw new LinkException(LinkErrorKind.NotSupported, $"No pipe can be made: {StreamNative.Describe(error)}", error);
        }

        _ = StreamNative.MakeNonBlocking(ends[0]);
        return (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    /// <summary>Gives a descriptor that is readable when the process ended.</summary>
    public static SafeFileHandle OpenProcess(int process)
    {
        nint result = syscall(PidfdOpenNumber, process, 0);
        return result >= 0
            ? new SafeFileHandle(result, ownsHandle: true)
            : throw new LinkException(
                LinkErrorKind.NotSupported, "The kernel does not watch processes (Linux 5.3 or newer does)", Marshal.GetLastPInvokeError());
    }

    /// <summary>Signals a whole session's process group.</summary>
    public static void SignalGroup(int process, int signal) => _ = kill(-process, signal);

    /// <summary>Collects an ended process; returns its code (128 + signal when it was killed), or null while it runs.</summary>
    public static int? Reap(int process, bool wait)
    {
        int status = 0;
        int result;
        do
        {
            result = waitpid(process, &status, wait ? 0 : WNOHANG);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);

        int signal = status & 0x7F;
        return result == 0 ? null : result < 0 ? -1 : signal == 0 ? (status >> 8) & 0xFF : 128 + signal;
    }

    /// <summary>Waits a moment for a descriptor to become readable.</summary>
    public static bool WaitReadable(SafeFileHandle file, int milliseconds) =>
        StreamNative.WaitReadable((int)file.DangerousGetHandle(), milliseconds);

    private static nint[] ToNative(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn(
        out int process, string path, byte* actions, byte* attributes, nint* arguments, nint* environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int fileDescriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int from, int to);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int sigemptyset(byte* signals);

    [LibraryImport("libc")]
    private static partial int sigfillset(byte* signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint syscall(nint number, nint first, nint second);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int process, int* status, int options);
}
