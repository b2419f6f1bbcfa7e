using System.Net;

namespace UserCoNdis.Transport.Links;

/// <summary>A link whose other side is a network interface of this system: what the system sends there arrives here.</summary>
/// <remarks>Optional; found with <see cref="ILink.Find{T}"/>. Takes effect before the call returns; an IPv6 address the
/// system puts into use a moment later. What was set goes with the interface. Thread: the loop. Errors:
/// <see cref="LinkException"/> that names what was refused.</remarks>
public interface IIpInterface
{
    /// <summary>Gets the name the system knows the interface by: <c>tun0</c>.</summary>
    string InterfaceName { get; }

    /// <summary>Adds an address, or moves one that is there already.</summary>
    /// <param name="local">This system's address.</param>
    /// <param name="prefixLength">How many leading bits the neighbours share, 0 to 32 or 128.</param>
    /// <param name="peer">The far end of a point-to-point interface; null: there is none.</param>
    void AddAddress(IPAddress local, int prefixLength, IPAddress? peer = null);

    /// <summary>Removes an address; one that is not there is no error.</summary>
    /// <param name="local">The address.</param>
    /// <param name="prefixLength">As it was added.</param>
    /// <param name="peer">As it was added.</param>
    void RemoveAddress(IPAddress local, int prefixLength, IPAddress? peer = null);

    /// <summary>Routes a network through the interface; replaces a route to the same network.</summary>
    /// <param name="network">The network; bits beyond the prefix are zero.</param>
    /// <param name="prefixLength">0 makes it the default route.</param>
    void AddRoute(IPAddress network, int prefixLength);

    /// <summary>Sets the largest packet, in bytes without a link header.</summary>
    /// <param name="mtu">At least 68; IPv6 wants 1,280.</param>
    void SetMtu(int mtu);

    /// <summary>Brings the interface up or takes it down.</summary>
    /// <param name="isUp">Whether the system may send there.</param>
    void SetUp(bool isUp);
}
