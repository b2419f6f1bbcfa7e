using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What all protocols of one engine share: configuration, time, the queues, and the link's parameters.</summary>
internal sealed class PppCore
{
    /// <summary>Control frames that may wait, so that a flood costs no memory.</summary>
    private const int MaxFrames = 16;

    private TimeSpan _replyWindow;
    private int _replies;

    public PppCore(PppOptions options, IPppRandom random)
    {
        Options = options;
        Random = random;
        Events = new(Statistics);
        Link = PppLinkParameters.Default(options.Medium, options.PppoeMaxPayload);
        LocalName = System.Text.Encoding.UTF8.GetBytes(options.LocalName);
    }

    public PppOptions Options { get; }

    public IPppRandom Random { get; }

    public PppStatistics Statistics { get; } = new();

    public FrameQueue Transmit { get; } = new(MaxFrames);

    public PppEventQueue Events { get; }

    public byte[] LocalName { get; }

    public TimeSpan Now { get; set; }

    public PppPhase Phase { get; set; }

    public PppLinkParameters Link { get; set; }

    public PppAddresses Addresses { get; set; }

    /// <summary>The most data bytes that a control packet of ours may carry: the peer's MRU and our slots bound it.</summary>
    public int MaxData => Math.Min(Link.PeerMru, PppLinkParameters.DefaultMru) - PppPacket.HeaderLength;

    public void Raise(
        PppEventKind kind,
        ushort protocol = 0,
        PppCloseCause cause = PppCloseCause.None,
        PppAuthSide side = PppAuthSide.None,
        int code = 0,
        string? text = null) => Events.Add(new(kind, Phase, protocol, cause, side, code, text));

    /// <summary>Queues a control packet; <paramref name="first"/> and <paramref name="second"/> make up its data.</summary>
    public void Send(ushort protocol, byte code, byte id, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        int length = PppPacket.HeaderLength + first.Length + second.Length;
        if (!Transmit.TryBegin(PppFrame.MaxHeaderLength + length, out Span<byte> frame))
        {
            Statistics.TransmitDropped++;
            return;
        }

        int header = WriteHeader(protocol, frame);
        Span<byte> packet = frame.Slice(header, length);
        packet[0] = code;
        packet[1] = id;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)length);
        first.CopyTo(packet[PppPacket.HeaderLength..]);
        second.CopyTo(packet[(PppPacket.HeaderLength + first.Length)..]);
        Transmit.Commit(header + length);
        Statistics.ControlSent++;
    }

    /// <summary>Writes address, control and protocol as negotiated; LCP is never compressed (RFC 1661 sections 6.5, 6.6).</summary>
    public int WriteHeader(ushort protocol, Span<byte> header)
    {
        int length = 0;
        bool isLcp = protocol == PppProtocol.Lcp;
        if (Options.Medium == PppMedium.AsyncHdlc && (isLcp || !Link.SendAcfc))
        {
            header[0] = PppFrame.Address;
            header[1] = PppFrame.Control;
            length = 2;
        }

        if (protocol > byte.MaxValue || !Link.SendPfc)
        {
            header[length++] = (byte)(protocol >> 8);
        }

        header[length++] = (byte)protocol;
        return length;
    }

    /// <summary>Takes one of the second's answers to hostile or merely chatty packets.</summary>
    public bool TryTakeReply()
    {
        if (Now - _replyWindow >= TimeSpan.FromSeconds(1))
        {
            _replyWindow = Now;
            _replies = 0;
        }

        if (_replies >= Options.MaxRepliesPerSecond)
        {
            Statistics.RateLimited++;
            return false;
        }

        _replies++;
        return true;
    }
}
