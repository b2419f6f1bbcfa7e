using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial;

/// <summary>Opens a port, step by step, each failure with a line that says what to do.</summary>
internal static class SerialOpener
{
    private const int Flags =
        StreamNative.O_RDWR | StreamNative.O_NOCTTY | StreamNative.O_NONBLOCK | StreamNative.O_CLOEXEC;

    public static (SerialHandle Handle, Termios2 Settings) Open(SerialOptions options)
    {
        SafeFileHandle file = StreamNative.Open(options.Path, Flags, out int error) ?? throw OpenFailed(options.Path, error);
        int fileDescriptor = (int)file.DangerousGetHandle();
        error = TtyNative.Get(fileDescriptor, out Termios2 found);
        if (error != 0)
        {
            file.Dispose();
            throw error == Errno.ENOTTY
                ? new LinkException(LinkErrorKind.NotSupported, $"{options.Path} is no serial port or terminal", error)
                : OpenFailed(options.Path, error);
        }

        if (options.Exclusive)
        {
            if (!SerialNative.TryLock(file))
            {
                file.Dispose();
                throw OpenFailed(options.Path, Errno.EBUSY);
            }

            _ = TtyNative.Control(fileDescriptor, TtyNative.TIOCEXCL);
        }

        var handle = new SerialHandle(file, found, options.Exclusive);
        try
        {
            return (handle, Configure(fileDescriptor, found, options));
        }
        catch (LinkException)
        {
            handle.Dispose();
            throw;
        }
    }

    private static Termios2 Configure(int fileDescriptor, in Termios2 found, SerialOptions options)
    {
        Termios2 asked = SerialSettings.Apply(found, options);
        int error = TtyNative.Set(fileDescriptor, asked);
        error = error != 0 ? error : TtyNative.Get(fileDescriptor, out asked);
        if (error != 0)
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption, $"{options.Path} does not take its settings: {StreamNative.Describe(error)}", error);
        }

        SerialSettings.Check(asked, SerialSettings.Apply(found, options), options);
        return asked;
    }

    private static LinkException OpenFailed(string path, int error)
    {
        LinkErrorKind kind = Errno.ToKind(error);
        string text = kind switch
        {
            LinkErrorKind.NotFound => $"no such device: {path} (see `ucondis devices`)",
            LinkErrorKind.PermissionDenied => $"no permission to open {path}{SerialPermission.Advice(path)}",
            LinkErrorKind.Busy => $"{path} is in use by another program",
            _ => $"{path} cannot be opened: {StreamNative.Describe(error)}",
        };
        return new LinkException(kind, text, error);
    }
}
