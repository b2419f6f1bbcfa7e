using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Makes a link of one kind of function: a class (CDC-ACM) or a vendor's chip (FTDI). One file and one row in
/// <see cref="UsbFunctionDrivers"/> each.</summary>
public interface IUsbFunctionDriver
{
    /// <summary>Gets the word of the URI's <c>driver=</c> option: <c>cdc-acm</c>.</summary>
    string Name { get; }

    /// <summary>Gets what it drives, for people: <c>CDC-ACM modem</c>.</summary>
    string Description { get; }

    /// <summary>Looks for functions that it can drive. Pure: from descriptors alone.</summary>
    /// <param name="device">The device descriptor.</param>
    /// <param name="configuration">One of its configurations.</param>
    /// <returns>In the device's order; empty: none. Descriptors that contradict themselves are no function.</returns>
    IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration);

    /// <summary>Says what the function's link carries; pure.</summary>
    /// <param name="uri">What would be opened, where an option decides.</param>
    /// <exception cref="LinkException">The option that decides is wrong.</exception>
    LinkKind KindOf(LinkUri uri) => LinkKind.ByteStream;

    /// <summary>Sets the function up and makes its link; on an exception the caller disposes the device.</summary>
    /// <param name="device">The link's from now on. The function's configuration is active and its interfaces are claimed, in their setting 0.</param>
    /// <param name="function">One of <see cref="Find"/>.</param>
    /// <param name="request">What was asked for.</param>
    ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request);
}
