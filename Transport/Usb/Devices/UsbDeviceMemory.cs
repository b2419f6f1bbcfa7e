using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Usb;

/// <summary>Memory of one open device that its controller reaches without a copy in the kernel; a <see cref="PinnedSlabPool"/> may be made over it.</summary>
/// <remarks>It may outlive the <see cref="IUsbDevice"/>: the last of them to be disposed lets go of the system's device.</remarks>
/// <param name="address">The first octet.</param>
/// <param name="length">How many there are.</param>
public abstract class UsbDeviceMemory(nint address, int length) : SlabMemory(address, length);
