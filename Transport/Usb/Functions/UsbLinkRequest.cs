using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>What a function driver is asked to open.</summary>
/// <param name="Uri">The whole URI.</param>
/// <param name="Options">Its options; the driver reads its own, <see cref="UsbLinkFactory"/> reads the common ones and complains of the rest.</param>
/// <param name="Loop">The loop of the link.</param>
/// <param name="Pool">Where receive blocks are rented when the device has no memory of its own.</param>
public sealed record UsbLinkRequest(LinkUri Uri, LinkOptionReader Options, IEventLoop Loop, PinnedSlabPool Pool);
