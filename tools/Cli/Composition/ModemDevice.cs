using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>A modem, or a null-modem line, on a byte link. Captured are the PPP frames: on the line they are stuffed.</summary>
internal sealed class ModemDevice(ModemOptions options) : IStationDevice
{
    private const int LinkBlocks = 64;
    private const int LinkBlockSize = 4096;

    private ModemMiniport? _miniport;

    // There is one call, and the ladder tells all of it.
    event Action<uint, DeviceCall>? IStationDevice.CallChanged
    {
        add { }
        remove { }
    }

    public LinkKind LinkKind => LinkKind.ByteStream;

    public string DriverName => ModemMiniport.DriverName;

    public LinkException? LinkFailure => _miniport?.LinkFailure;

    public DeviceFailure? LastFailure => _miniport?.LastFailure is { } outcome
        ? new(outcome.Text, outcome.Code.ToString(), (LineDisconnectMode)outcome.DisconnectMode)
        : null;

    /// <summary>Gets the counters of all calls together.</summary>
    public LineStatistics Statistics => _miniport?.Statistics ?? default;

    public DeviceCall? FindCall(uint vcId) => null;

    public PinnedSlabPool CreateLinkPool() => new(LinkBlocks, LinkBlockSize);

    public ILink Capture(ILink link, IEventLoop loop, CaptureFile file, StationObserver frames)
    {
        frames.Capture = file.AddPpp(frames.Name, link.Info.Name, link.Info.SpeedBps ?? 0);
        return link;
    }

    public IMcmMiniport CreateMiniport(ILink link, IEventLoop loop, Action<string, string> tell)
    {
        _miniport = new ModemMiniport(link, loop, options);
        _miniport.ModemEventRaised += e => tell("AT", Describe(e));
        return _miniport;
    }

    public (string Layer, string Text) Dialling(string address) =>
        ("AT", address.Length == 0 ? "no number: a null-modem line" : $"dialling {address}");

    public void ThrowIfOutstanding() => _miniport?.ThrowIfOutstanding();

    private static string Describe(DteEvent e) => e.Kind switch
    {
        DteEventKind.Ready => "Ready: the modem is initialised",
        DteEventKind.Ringing => $"RING {e.Count} {e.Text}".TrimEnd(),
        DteEventKind.RingEnded => "the ringing stopped",
        DteEventKind.Connected => e.Text ?? "CONNECT",
        DteEventKind.Escaped => "+++ was taken",
        DteEventKind.Failed => AtResultMap.Of(e.Result).Text,
        DteEventKind.CarrierLost => "NO CARRIER: the carrier is lost",
        DteEventKind.HungUp => "on hook",
        DteEventKind.CommandResult => $"{e.Result} {e.Text}".TrimEnd(),
    };
}
