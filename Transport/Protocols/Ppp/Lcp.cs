using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The Link Control Protocol (RFC 1661 sections 5 and 6).</summary>
internal sealed class Lcp(PppCore core, IPppLayerOwner owner) : PppMachine(core, owner, PppProtocol.Lcp)
{
    private bool _wantMru;
    private bool _wantAccm;
    private bool _wantMagic;
    private bool _wantPfc;
    private bool _wantAcfc;
    private int _mru;
    private uint _accm;
    private uint _magic;
    private int _authIndex;
    private int _loops;
    private bool _sawOwnMagic;
    private PppLinkParameters _peer;
    private PppLinkParameters _acknowledged;

    /// <summary>Hears of the protocol that a Protocol-Reject names.</summary>
    public Action<ushort>? PeerRejectedProtocol { get; init; }

    public int UnansweredEchoes { get; set; }

    public void SendEchoRequest()
    {
        UnansweredEchoes++;
        Core.Statistics.EchoRequestsSent++;
        Core.Send(Protocol, PppCodes.EchoRequest, TakeId(), MagicBytes(stackalloc byte[4]));
    }

    public void SendProtocolReject(ushort protocol, ReadOnlySpan<byte> information)
    {
        if (State != PppState.Opened || !Core.TryTakeReply())
        {
            return;
        }

        Span<byte> number = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(number, protocol);
        information = information[..Math.Min(information.Length, Core.MaxData - 2)];
        Core.Send(Protocol, PppCodes.ProtocolReject, TakeId(), number, information);
    }

    protected override void ResetRequest()
    {
        PppOptions options = Core.Options;
        bool isAsync = options.Medium == PppMedium.AsyncHdlc;
        _wantMru = true;
        _wantAccm = isAsync;
        _wantMagic = options.RequestMagic;
        _wantPfc = isAsync && options.Pfc;
        _wantAcfc = isAsync && options.Acfc;
        _mru = options.EffectiveMru;
        _accm = options.ReceiveAccm;
        _magic = _wantMagic ? FreshMagic() : 0;
        _authIndex = 0;
    }

    protected override void WriteRequest(ref PppOptionWriter writer)
    {
        AddIf(ref writer, _wantMru, LcpOptionType.Mru, (ulong)_mru, 2);
        AddIf(ref writer, _wantAccm, LcpOptionType.Accm, _accm, 4);
        (ulong auth, int authLength) = LcpPolicy.AuthenticationValue(WantedAuth);
        AddIf(ref writer, authLength > 0, LcpOptionType.Authentication, auth, authLength);
        AddIf(ref writer, _wantMagic, LcpOptionType.Magic, _magic, 4);
        AddIf(ref writer, _wantPfc, LcpOptionType.Pfc, 0, 0);
        AddIf(ref writer, _wantAcfc, LcpOptionType.Acfc, 0, 0);
    }

    protected override void BeginJudging()
    {
        _peer = PppLinkParameters.Default(Core.Options.Medium, Core.Options.PppoeMaxPayload);
        _sawOwnMagic = false;
    }

    protected override PppVerdict Judge(byte type, ReadOnlySpan<byte> data)
    {
        PppVerdict verdict = LcpPolicy.Judge(Core.Options, type, data, _magic, FreshMagic());
        _sawOwnMagic |= type == LcpOptionType.Magic && _magic != 0 && IsOwnMagic(data);
        if (verdict.Kind == PppVerdictKind.Ack)
        {
            Note(type, data);
        }

        return verdict;
    }

    protected override void SuggestMissing(ref PppOptionWriter naks)
    {
    }

    /// <summary>RFC 1661 section 6.4: the same number once may be chance, again and again it is a loop.</summary>
    protected override bool OnJudged()
    {
        _loops = _sawOwnMagic ? _loops + 1 : 0;
        Core.Statistics.LoopedBack += _sawOwnMagic ? 1 : 0;
        _sawOwnMagic = false;
        return _loops < Core.Options.MaxLoopbacks;
    }

    protected override bool OnNak(byte type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case LcpOptionType.Mru when data.Length == 2:
                int mru = BinaryPrimitives.ReadUInt16BigEndian(data);
                _mru = mru >= PppOptions.MinMru && mru < _mru ? mru : _mru;
                break;
            case LcpOptionType.Accm when data.Length == 4:
                _accm |= BinaryPrimitives.ReadUInt32BigEndian(data); // RFC 1662 section 7.1: the union of both
                break;
            case LcpOptionType.Magic:
                _magic = FreshMagic();
                break;
            case LcpOptionType.Authentication:
                return ChooseAuth(LcpPolicy.ReadAuthentication(data));
            case LcpOptionType.Pfc or LcpOptionType.Acfc:
                return OnReject(type);
            default:
                break;
        }

        return true;
    }

    protected override bool OnReject(byte type)
    {
        switch (type)
        {
            case LcpOptionType.Mru:
                _wantMru = false;
                break;
            case LcpOptionType.Accm:
                _wantAccm = false;
                break;
            case LcpOptionType.Magic:
                _wantMagic = false;
                _magic = 0;
                break;
            case LcpOptionType.Pfc:
                _wantPfc = false;
                break;
            case LcpOptionType.Acfc:
                _wantAcfc = false;
                break;
            case LcpOptionType.Authentication:
                Owner.Failed(this, PppCloseCause.AuthenticationRefused);
                return false;
            default:
                break;
        }

        return true;
    }

    protected override void OnAcknowledged() => _acknowledged = _peer;

    protected override void OnUp()
    {
        _loops = 0;
        UnansweredEchoes = 0;
        Core.Link = _acknowledged with
        {
            SendAccm = _acknowledged.SendAccm | Core.Options.MinimumSendAccm,
            PeerMru = Math.Min(_acknowledged.PeerMru, Core.Options.MaxMru),
            ReceiveAccm = _wantAccm ? _accm : PppLinkParameters.DefaultAccm,
            LocalMru = _wantMru ? _mru : Core.Options.DefaultMru,
            ReceivePfc = _wantPfc,
            ReceiveAcfc = _wantAcfc,
            LocalMagic = _magic,
            PeerAuth = WantedAuth,
        };
    }

    protected override void OnDown() =>
        Core.Link = PppLinkParameters.Default(Core.Options.Medium, Core.Options.PppoeMaxPayload);

    protected override void OnPeerTerminate() => Owner.Failed(this, PppCloseCause.PeerTerminated);

    protected override void HandleOther(in PppPacket packet)
    {
        switch (packet.Code)
        {
            case PppCodes.ProtocolReject:
                HandleProtocolReject(packet.Data);
                break;
            case PppCodes.EchoRequest or PppCodes.EchoReply or PppCodes.DiscardRequest when packet.Data.Length < 4:
                Core.Statistics.Malformed++;
                break;
            case PppCodes.EchoRequest or PppCodes.EchoReply when IsOwnMagic(packet.Data):
                Core.Statistics.LoopedBack++;
                HandleLoopedEcho();
                break;
            case PppCodes.EchoRequest:
                PrepareReply(PppCodes.EchoReply, MagicBytes(stackalloc byte[4]), packet.Data[4..]);
                Apply(PppEvents.Rxr);
                break;
            case PppCodes.EchoReply:
                _loops = 0;
                UnansweredEchoes = 0;
                Core.Statistics.EchoRepliesReceived++;
                Apply(PppEvents.Rxr);
                break;
            case PppCodes.DiscardRequest:
                Apply(PppEvents.Rxr);
                break;
            case PppCodes.Identification or PppCodes.TimeRemaining:
                break; // RFC 1570 sections 1.1 and 1.2: nothing is answered
            default:
                RejectCode(packet);
                break;
        }
    }

    private PppAuthProtocol WantedAuth => _authIndex < Core.Options.RequirePeerAuth.Count
        ? Core.Options.RequirePeerAuth[_authIndex]
        : PppAuthProtocol.None;

    private static void AddIf(ref PppOptionWriter writer, bool wanted, byte type, ulong value, int length)
    {
        if (wanted)
        {
            writer.Add(type, value, length);
        }
    }

    private void Note(byte type, ReadOnlySpan<byte> data) => _peer = type switch
    {
        LcpOptionType.Mru => _peer with { PeerMru = BinaryPrimitives.ReadUInt16BigEndian(data) },
        LcpOptionType.Accm => _peer with { SendAccm = BinaryPrimitives.ReadUInt32BigEndian(data) },
        LcpOptionType.Authentication => _peer with { LocalAuth = LcpPolicy.ReadAuthentication(data) },
        LcpOptionType.Magic => _peer with { RemoteMagic = BinaryPrimitives.ReadUInt32BigEndian(data) },
        LcpOptionType.Pfc => _peer with { SendPfc = true },
        LcpOptionType.Acfc => _peer with { SendAcfc = true },
        _ => _peer,
    };

    /// <summary>Takes the peer's suggestion if it is on our list, else the next on the list.</summary>
    private bool ChooseAuth(PppAuthProtocol suggested)
    {
        IReadOnlyList<PppAuthProtocol> offers = Core.Options.RequirePeerAuth;
        int next = _authIndex + 1;
        for (int i = next; i < offers.Count; i++)
        {
            if (offers[i] == suggested)
            {
                next = i;
            }
        }

        if (next >= offers.Count)
        {
            Owner.Failed(this, PppCloseCause.AuthenticationRefused);
            return false;
        }

        _authIndex = next;
        return true;
    }

    private void HandleProtocolReject(ReadOnlySpan<byte> data)
    {
        if (data.Length < 2)
        {
            Core.Statistics.Malformed++;
            return;
        }

        if (State != PppState.Opened)
        {
            Core.Statistics.Unexpected++; // RFC 1661 section 5.7: only in the Opened state
            return;
        }

        ushort rejected = BinaryPrimitives.ReadUInt16BigEndian(data);
        if (rejected == PppProtocol.Lcp)
        {
            Owner.Failed(this, PppCloseCause.Rejected);
            Apply(PppEvents.RxjMinus);
            return;
        }

        Apply(PppEvents.RxjPlus);
        PeerRejectedProtocol?.Invoke(rejected);
    }

    private void HandleLoopedEcho()
    {
        if (State == PppState.Opened && ++_loops >= Core.Options.MaxLoopbacks)
        {
            Owner.Failed(this, PppCloseCause.LoopedBack);
            Close();
        }
    }

    private bool IsOwnMagic(ReadOnlySpan<byte> data) =>
        _magic != 0 && data.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(data) == _magic;

    private Span<byte> MagicBytes(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, _magic);
        return bytes;
    }

    private uint FreshMagic()
    {
        uint magic = Core.Random.NextUInt32();
        return magic == 0 ? 1 : magic;
    }
}
