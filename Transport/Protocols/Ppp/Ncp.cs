namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>A control protocol of the Network phase, and the packets that it lets through.</summary>
internal abstract class Ncp(PppCore core, IPppLayerOwner owner, ushort protocol, PppEventKind up, PppEventKind down)
    : PppMachine(core, owner, protocol)
{
    public PppEventKind UpEvent { get; } = up;

    public PppEventKind DownEvent { get; } = down;

    /// <summary>The protocol of the packets: the control protocol's number without the high bit (RFC 1661 section 2).</summary>
    public ushort DataProtocol => (ushort)(Protocol & 0x7FFF);

    /// <summary>Whether the protocol may still open on its own.</summary>
    public bool IsAlive => State is PppState.ReqSent or PppState.AckRcvd or PppState.AckSent or PppState.Opened;

    /// <summary>Whether what was agreed is of use; a protocol without it is closed again.</summary>
    public virtual bool IsUsable => true;
}
