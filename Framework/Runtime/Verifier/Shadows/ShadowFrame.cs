using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a frame. It lies in the list's own word, over the picture of an outer journey: a
/// received frame that is sent on (R231).</summary>
internal sealed class ShadowFrame
{
    private ShadowAdapter _life = null!;
    private BufferLease _lease;
    private int _offset;
    private int _length;
    private object? _source;
    private object? _protocolWord;
    private object? _miniportWord;
    private int _payload;

    public ShadowFrameState State { get; set; }

    /// <summary>The VC of its sender or receiver.</summary>
    public ShadowVc Owner { get; set; } = null!;

    /// <summary>The VC that the miniport knows it by.</summary>
    public ShadowVc Carrier { get; private set; } = null!;

    public NdisAdapter Adapter { get; private set; } = null!;

    /// <summary>Its place among the sends of the carrier.</summary>
    public long Order { get; set; }

    public ShadowFrame? Outer { get; set; }

    public bool IsSend => State is ShadowFrameState.Submitted or ShadowFrameState.Carried or ShadowFrameState.ComingBack;

    public bool IsReceive => State is ShadowFrameState.Indicated or ShadowFrameState.Held;

    /// <summary>Its adapter was lost or has begun a new life: nobody will say where the frame went.</summary>
    public bool IsStale => Adapter.IsLost || !ReferenceEquals(Adapter.Shadow, _life);

    /// <summary>Begins a journey, with the list as it is now.</summary>
    public void Begin(NetBufferList list, ShadowVc owner, ShadowVc carrier, ShadowFrameState state, bool withPayload)
    {
        State = state;
        Owner = owner;
        Carrier = carrier;
        Adapter = carrier.Vc.Adapter;
        _life = Shadows.Of(Adapter);
        NetBuffer buffer = list.FirstNetBuffer;
        _lease = buffer.Lease;
        _offset = buffer.DataOffset;
        _length = buffer.DataLength;
        _source = list.SourceHandle;
        _protocolWord = list.ProtocolReserved;
        _miniportWord = list.MiniportReserved;
        _payload = withPayload ? PayloadHash() : 0;
    }

    /// <summary>The sender has it back; from now on the miniport may not touch it (R223).</summary>
    public void End(NetBufferList list)
    {
        State = ShadowFrameState.Ended;
        _miniportWord = list.MiniportReserved;
        Owner = null!;
        Carrier = null!;
        _lease = default;
    }

    /// <summary>The list was not freed, nor its block given back.</summary>
    public bool IsWhole(NetBufferList list) => list.IsAllocated && _lease.IsCurrent;

    /// <summary>The block and the data in it are where they were (R220).</summary>
    public bool HasSameBuffer(NetBufferList list)
    {
        NetBuffer buffer = list.FirstNetBuffer;
        return buffer.Lease == _lease && buffer.DataOffset == _offset && buffer.DataLength == _length;
    }

    public bool HasSameSource(NetBufferList list) => ReferenceEquals(list.SourceHandle, _source);

    public bool HasSameProtocolWord(NetBufferList list) => ReferenceEquals(list.ProtocolReserved, _protocolWord);

    public bool HasSameMiniportWord(NetBufferList list) => ReferenceEquals(list.MiniportReserved, _miniportWord);

    public bool HasSamePayload() => _payload == PayloadHash();

    private int PayloadHash()
    {
        HashCode hash = default;
        hash.AddBytes(_lease.Span.Slice(_offset, _length));
        return hash.ToHashCode();
    }
}
