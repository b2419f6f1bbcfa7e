using System.Net.NetworkInformation;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Usb;

/// <summary>What a network link is made of, when its function was set up.</summary>
/// <param name="Device">Not started; the link's from now on.</param>
/// <param name="Function">The function, its endpoints on.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Address">Its Ethernet address.</param>
/// <param name="MaxFrameBytes">The longest frame, either way.</param>
/// <param name="ReadBytes">Octets of a read: what the device sends at once.</param>
internal sealed record NetworkLinkParts(
    IUsbDevice Device, UsbFunction Function, UsbLinkRequest Request, PhysicalAddress Address, int MaxFrameBytes, int ReadBytes)
{
    /// <summary>The same, reading into other blocks.</summary>
    /// <param name="pool">Blocks with room for a read behind the headroom of a frame.</param>
    public NetworkLinkParts With(PinnedSlabPool pool) => this with { Request = Request with { Pool = pool } };
}
