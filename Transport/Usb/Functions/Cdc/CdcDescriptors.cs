namespace UserCoNdis.Transport.Usb;

/// <summary>Finds the functional descriptors of a communications interface (CDC 1.2, 5.2.3).</summary>
internal static class CdcDescriptors
{
    /// <summary>Class of a communications interface.</summary>
    public const byte CommunicationsClass = 0x02;

    /// <summary>Class of a data interface.</summary>
    public const byte DataClass = 0x0A;

    private const byte InterfaceDescriptor = 0x24; // CS_INTERFACE
    private const int UnionLength = 5;             // with one subordinate interface

    /// <summary>Finds a functional descriptor.</summary>
    /// <param name="control">The communications interface.</param>
    /// <param name="subtype">Which one.</param>
    /// <param name="leastLength">The octets that are read of it.</param>
    /// <returns>Empty: there is none, or it is too short.</returns>
    public static ReadOnlySpan<byte> Find(UsbInterface control, CdcDescriptorSubtype subtype, int leastLength)
    {
        foreach (ReadOnlyMemory<byte> each in control.ClassDescriptors)
        {
            ReadOnlySpan<byte> octets = each.Span;
            if (octets.Length >= Math.Max(leastLength, 3) && octets[1] == InterfaceDescriptor && octets[2] == (byte)subtype)
            {
                return octets;
            }
        }

        return [];
    }

    /// <summary>Gets the number of the data interface that the union names (CDC 1.2, 5.2.3.2).</summary>
    /// <returns>Null: there is no union, or it is another interface's.</returns>
    public static byte? DataInterface(UsbInterface control)
    {
        ReadOnlySpan<byte> union = Find(control, CdcDescriptorSubtype.Union, UnionLength);
        return !union.IsEmpty && union[3] == control.Number && union[4] != control.Number ? union[4] : null;
    }
}
