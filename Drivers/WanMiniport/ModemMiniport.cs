using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Hdlc;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>An MCM miniport for a modem, or a null-modem line, on any byte link: it dials and answers through the AT
/// dialogue and carries frames in RFC 1662 framing. What is in the frames is not its business.</summary>
/// <remarks>Thread: the loop; it holds no lock. Owns the link from the moment InitializeEx succeeded. One adapter each.</remarks>
public sealed partial class ModemMiniport
{
    /// <summary>What it is called as a driver.</summary>
    public const string DriverName = "MODEM";

    private const int ExtraBytes = 32; // R284
    private const int HeaderBytes = 4;

    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly ModemOptions _options;
    private readonly PinnedSlabPool _sendBlocks;
    private readonly PinnedSlabPool _receiveBlocks;
    private readonly NetBufferListPool _receiveLists;
    private readonly HdlcDecoder _decoder;
    private readonly DteEngine? _dte;
    private readonly ILoopTimer _timer;
    private readonly List<LineAf> _afs = [];
    private McmAdapter? _adapter;
    private ModemVc? _call;
    private bool _isLost;
    private LineStatistics _total;

    /// <summary>Makes the miniport; nothing is sent before InitializeEx.</summary>
    /// <param name="link">A byte link, opened on <paramref name="loop"/> and not started.</param>
    /// <param name="loop">The adapter's loop.</param>
    /// <param name="options">How to run the line.</param>
    public ModemMiniport(ILink link, IEventLoop loop, ModemOptions options)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(options);
        _link = link;
        _loop = loop;
        _options = options;
        int maxFrame = options.MaxFrameSize + ExtraBytes + HeaderBytes;
        int sendBlock = HdlcEncoder.MaxEncodedLength(maxFrame);
        int sendBlocks = options.SendWindow + 8; // some for the AT dialogue
        _sendBlocks = NewPool(sendBlocks, sendBlock, options.DiagnosticBuffers);
        _receiveBlocks = NewPool(options.ReceiveFrames, maxFrame, options.DiagnosticBuffers);
        _receiveLists = new NetBufferListPool(options.ReceiveFrames);
        _decoder = new HdlcDecoder(new byte[maxFrame + 2], Accm.Default);
        _dte = options.Direct ? null : new DteEngine(options.Dte);
        _timer = loop.CreateTimer(HandleTimer);
        _traits = TraitsOf(options);
        _lineTraits = LineTraitsOf(options);
    }

    /// <summary>Told of what the modem tells: ready, rings with the caller's number, CONNECT with its text, failures.</summary>
    public event Action<DteEvent>? ModemEventRaised;

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>Gets how the last call or initialisation failed, in words; null: it did not.</summary>
    public AtOutcome? LastFailure { get; private set; }

    /// <summary>Gets why the link ended; null while it has not, or when this driver closed it.</summary>
    public LinkException? LinkFailure { get; private set; }

    /// <summary>Gets the counters of all calls together.</summary>
    public LineStatistics Statistics => _total;

    internal PinnedSlabPool SendBlocks => _sendBlocks;

    internal PinnedSlabPool ReceiveBlocks => _receiveBlocks;

    internal NetBufferListPool ReceiveLists => _receiveLists;

    internal ModemCallState State { get; private set; }

    internal ModemVc? Call => _call;

    /// <summary>Throws when a buffer or list of this driver is still out.</summary>
    /// <exception cref="InvalidOperationException">Something is not given back.</exception>
    public void ThrowIfOutstanding()
    {
        _sendBlocks.ThrowIfOutstanding();
        _receiveBlocks.ThrowIfOutstanding();
        _receiveLists.ThrowIfOutstanding();
    }

    private static PinnedSlabPool NewPool(int count, int size, bool diagnostic) =>
        diagnostic ? new DiagnosticSlabPool(count, size) : new PinnedSlabPool(count, size);
}
