using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoVector
{
    public nint Base;
    public nint Length;
}
