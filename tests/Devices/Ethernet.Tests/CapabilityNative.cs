using System.ComponentModel;
using System.Runtime.InteropServices;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Takes the privileges of a thread away, as an ordinary user's has none.</summary>
internal static unsafe partial class CapabilityNative
{
    private const uint Version3 = 0x2008_0522;

    /// <summary>Drops every capability of the calling thread, for good.</summary>
    public static void DropAll()
    {
        (uint Version, int Process) header = (Version3, 0);
        uint* none = stackalloc uint[6];
        new Span<uint>(none, 6).Clear();
        if (capset(&header, none) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int capset((uint, int)* header, uint* data);
}
