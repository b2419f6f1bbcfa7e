using System.Security.Cryptography;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>PPPoE on a frame link, host and concentrator: a call is a session. Captured are the Ethernet frames.</summary>
internal sealed class PppoeDevice(PppoeMiniportOptions options) : IStationDevice
{
    private const int LinkBlocks = 1024;
    private const int LinkBlockSize = 2048;

    private readonly Dictionary<uint, DeviceCall> _calls = [];
    private PppoeMiniport? _miniport;

    public event Action<uint, DeviceCall>? CallChanged;

    public LinkKind LinkKind => LinkKind.Frames;

    public string DriverName => PppoeMiniport.DriverName;

    public LinkException? LinkFailure => _miniport?.LinkFailure;

    public DeviceFailure? LastFailure => Of(_miniport?.LastFailure);

    /// <summary>Gets the counters of all sessions together.</summary>
    public PppoeMiniportStatistics Statistics => _miniport?.Statistics ?? default;

    public DeviceCall? FindCall(uint vcId) => _calls.GetValueOrDefault(vcId);

    public PinnedSlabPool CreateLinkPool() =>
        new(LinkBlocks, Math.Max(LinkBlockSize, FrameHeadroom.Bytes + LinkBlockSize - 1500 + (options.MaxFrameSize ?? 0)));

    public ILink Capture(ILink link, IEventLoop loop, CaptureFile file, StationObserver frames) =>
        new TapLink(link, loop, new InterfaceTap(file.AddEthernet(frames.Name, link.Info.Name, link.Info.SpeedBps ?? 0)));

    public IMcmMiniport CreateMiniport(ILink link, IEventLoop loop, Action<string, string> tell)
    {
        _miniport = new PppoeMiniport(link, loop, link.Info.HardwareAddress is null && options.Address.IsZero
            ? options with { Address = RandomAddress() }
            : options);
        _miniport.SessionChanged += session =>
        {
            tell("PPPoE", Describe(session));
            HandleChanged(session);
        };
        return _miniport;
    }

    public (string Layer, string Text) Dialling(string address) =>
        ("PPPoE", address.Length == 0 ? "looking for a concentrator" : $"looking for {address}");

    public void ThrowIfOutstanding() => _miniport?.ThrowIfOutstanding();

    private void HandleChanged(PppoeSessionInfo session)
    {
        DeviceCall call = new()
        {
            Peer = session.Peer.IsZero ? "" : session.Peer.ToString(),
            SessionId = session.SessionId,
            Service = session.Service,
            Concentrator = session.ConcentratorName,
            MaxPayload = session.MaxPayload,
            CircuitId = session.CircuitId,
            RemoteId = session.RemoteId,
            Failure = Of(session.Failure),
        };
        if (session.State == PppoeCallState.Idle)
        {
            _ = _calls.Remove(session.VcId);
        }
        else
        {
            _calls[session.VcId] = call;
        }

        CallChanged?.Invoke(session.VcId, call);
    }

    // Locally administered, and one station's (IEEE 802 section 8.2).
    private static MacAddress RandomAddress()
    {
        Span<byte> octets = stackalloc byte[MacAddress.Size];
        RandomNumberGenerator.Fill(octets);
        octets[0] = (byte)((octets[0] & 0xFC) | 2);
        return MacAddress.Read(octets);
    }

    private static DeviceFailure? Of(PppoeFailure? failure) =>
        failure is null ? null : new(failure.Text, failure.Code.ToString(), failure.DisconnectMode);

    private static string Describe(PppoeSessionInfo session) => session.State switch
    {
        PppoeCallState.Idle when session.Failure is { } failure => failure.Text,
        PppoeCallState.Idle => "the session is gone",
        PppoeCallState.Discovering => $"discovery{Named(" of service", session.Service)}",
        PppoeCallState.Offered => $"{session.Peer} asks for a session{Named(" of service", session.Service)}{Line(session)}",
        PppoeCallState.Active =>
            $"session {session.SessionId} with {session.Peer}{Named(",", session.ConcentratorName)}, {session.MaxPayload} bytes{Line(session)}",
        PppoeCallState.Ending => "ending",
        PppoeCallState.Released => $"ended: {session.Failure?.Text ?? "by the far end"}",
        PppoeCallState.Draining => "closing",
    };

    private static string Named(string words, string name) => name.Length == 0 ? "" : $"{words} {name}";

    private static string Line(PppoeSessionInfo session) =>
        Named(", circuit", session.CircuitId) + Named(", subscriber", session.RemoteId);
}
