using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.TestKit.Net;

/// <summary>The calls to the system that .NET has no name for.</summary>
internal static partial class NetNative
{
    private const int CloneNewNet = 0x40000000;

    /// <summary>Takes this thread, and no other, into a network namespace, for good.</summary>
    public static void EnterNamespace(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        if (setns((int)file.DangerousGetHandle(), CloneNewNet) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setns(int descriptor, int kind);
}
