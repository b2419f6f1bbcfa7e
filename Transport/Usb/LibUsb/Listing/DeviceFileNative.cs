using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>Whether this user may open a file: also by an access list, which the mode alone does not tell.</summary>
internal static partial class DeviceFileNative
{
    private const int R_OK = 4;
    private const int W_OK = 2;

    /// <summary>Asks access(2).</summary>
    public static bool MayReadAndWrite(string path) => access(path, R_OK | W_OK) == 0;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}
