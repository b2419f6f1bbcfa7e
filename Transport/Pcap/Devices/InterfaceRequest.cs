using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct ifreq: the name of an interface and what an ioctl asks or answers about it.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
internal unsafe struct InterfaceRequest
{
    public const int Size = 40;
    public const int MaxName = 15; // IFNAMSIZ holds a final zero

    public fixed byte Name[MaxName + 1];

    /// <summary>The union: an int, a struct sockaddr or a pointer.</summary>
    public fixed byte Value[Size - MaxName - 1];

    /// <summary>Gets the union as an int.</summary>
    public int Number => Unsafe.ReadUnaligned<int>(ref Value[0]);

    /// <summary>Names an interface.</summary>
    /// <param name="name">At most <see cref="MaxName"/> octets, else there is no such interface.</param>
    public static bool TryMake(string name, out InterfaceRequest request)
    {
        request = default;
        return Encoding.UTF8.TryGetBytes(name, MemoryMarshal.CreateSpan(ref request.Name[0], MaxName), out int length) && length > 0;
    }
}
