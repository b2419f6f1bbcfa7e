using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Pcap;
using UserCoNdis.Transport.Serial;
using UserCoNdis.Transport.Tap;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>The back-ends that this program knows: one line each.</summary>
internal static class LinkCatalog
{
    public static LinkRegistry Create() => Create(UsbBuses.OfProcess);

    /// <summary>Makes it with other USB buses than this machine's.</summary>
    public static LinkRegistry Create(Func<IUsbContext> usb) => new LinkRegistry()
        .Add(new LoopLinkFactory())
        .Add(new PtyLinkFactory())
        .Add(new ExecLinkFactory())
        .Add(new TcpLinkFactory())
        .Add(new UnixLinkFactory())
        .Add(new FdLinkFactory())
        .Add(new UnixDatagramLinkFactory())
        .Add(new TapLinkFactory())
        .Add(new TunLinkFactory())
        .Add(new SerialLinkFactory())
        .Add(new EthernetLinkFactory())
        .Add(new UsbLinkFactory(usb));
}
