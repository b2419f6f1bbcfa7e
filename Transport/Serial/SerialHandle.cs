using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial;

/// <summary>An open port that gets its settings back however it goes: closed, forgotten, or at the process's end.</summary>
internal sealed class SerialHandle : SafeHandle
{
    private static readonly Lock s_gate = new();
    private static readonly HashSet<SerialHandle> s_open = [];

    private readonly SafeFileHandle _file;
    private readonly Termios2 _found;
    private readonly bool _exclusive;

    static SerialHandle() => AppDomain.CurrentDomain.ProcessExit += (_, _) => RestoreAll();

    /// <summary>Takes over an open terminal.</summary>
    /// <param name="file">This handle's from now on.</param>
    /// <param name="found">The settings to restore.</param>
    /// <param name="exclusive">Whether TIOCEXCL was set and is to be taken back.</param>
    public SerialHandle(SafeFileHandle file, Termios2 found, bool exclusive)
        : base(-1, ownsHandle: true)
    {
        _file = file;
        _found = found;
        _exclusive = exclusive;
        FileDescriptor = (int)file.DangerousGetHandle();
        SetHandle(FileDescriptor);
        lock (s_gate)
        {
            _ = s_open.Add(this);
        }
    }

    public int FileDescriptor { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle < 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        lock (s_gate)
        {
            _ = s_open.Remove(this);
        }

        if (_exclusive)
        {
            _ = TtyNative.Control(FileDescriptor, TtyNative.TIOCNXCL);
        }

        // HUPCL stays as the link had it: restoring it would drop the lines that the user asked to keep.
        Termios2 found = _found;
        _ = TtyNative.Get(FileDescriptor, out Termios2 now);
        found.ControlFlags = (found.ControlFlags & ~TtyNative.HUPCL) | (now.ControlFlags & TtyNative.HUPCL);
        _ = TtyNative.Set(FileDescriptor, found);
        _file.Dispose();
        return true;
    }

    private static void RestoreAll()
    {
        SerialHandle[] open;
        lock (s_gate)
        {
            open = [.. s_open];
        }

        foreach (SerialHandle port in open)
        {
            port.Dispose();
        }
    }
}
