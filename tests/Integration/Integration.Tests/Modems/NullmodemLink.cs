using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>DOSBox's null-modem octets as a link with modem lines: the bench's cable to its softmodem. Thread: the loop.</summary>
internal sealed class NullmodemLink(ILink inner) : ILink, ILinkSink, IModemLines
{
    private const byte Escape = 0xFF;

    private readonly PinnedSlabPool _pool = new(32, 2 * inner.Info.MaxFrameBytes); // an octet may take two
    private readonly Queue<LinkFrame?> _sent = []; // what the inner link has of the user's; null: our own
    private ILinkSink? _sink;
    private bool _escaped;
    private bool _owesOutputs;
    private bool _owesRoom;

    public LinkInfo Info { get; } = inner.Info with { Capabilities = inner.Info.Capabilities | LinkCapabilities.ModemLines };

    public IModemLines? Lines => this;

    public LinkStatistics Statistics => inner.Statistics;

    public ModemLines Supported => ModemLines.Outputs | ModemLines.Dcd | ModemLines.Ri;

    public ModemLines Current { get; private set; } = ModemLines.Outputs;

    public void Start(ILinkSink sink)
    {
        _sink = sink;
        inner.Start(this);
        SendOutputs();
    }

    public bool TrySend(in LinkFrame frame)
    {
        if (TrySend(NullmodemOctets.Encode(frame.Span), frame))
        {
            return true;
        }

        _owesRoom = true;
        return false;
    }

    public void Set(ModemLines mask, ModemLines values)
    {
        Current = (Current & ~mask) | (values & mask);
        SendOutputs();
    }

    public void SendBreak(TimeSpan duration)
    {
        // The bridge in DOSBox has none.
    }

    public void Close() => inner.Close();

    public void Dispose() => inner.Dispose();

    void ILinkSink.HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Decode(frame);
            frame.Lease.Return();
        }
    }

    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
            if (_sent.Dequeue() is { } users)
            {
                _sink!.HandleSent([users], delivered);
            }
        }

        OfferRoom();
    }

    void ILinkSink.HandleWritable() => OfferRoom();

    void ILinkSink.HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        // A socket has none.
    }

    void ILinkSink.HandleClosed(LinkException? cause) => _sink!.HandleClosed(cause);

    private bool TrySend(ReadOnlySpan<byte> octets, LinkFrame? users)
    {
        if (!_pool.TryRent(out BufferLease lease))
        {
            return false;
        }

        octets.CopyTo(lease.Span);
        _sent.Enqueue(users);
        if (inner.TrySend(new LinkFrame(lease, 0, octets.Length)))
        {
            return true;
        }

        DropNewest();
        lease.Return();
        return false;
    }

    private void DropNewest()
    {
        for (int older = _sent.Count - 1; older > 0; older--)
        {
            _sent.Enqueue(_sent.Dequeue());
        }

        _ = _sent.Dequeue();
    }

    private void SendOutputs() =>
        _owesOutputs = _sink is not null && !TrySend(NullmodemOctets.Encode(Current & ModemLines.Outputs), null);

    private void OfferRoom()
    {
        if (_owesOutputs)
        {
            SendOutputs();
        }

        if (_owesRoom && !_owesOutputs)
        {
            _owesRoom = false;
            _sink!.HandleWritable();
        }
    }

    /// <summary>Takes the escapes out in place; what came before a change of the circuits is told before it.</summary>
    private void Decode(in LinkFrame frame)
    {
        Span<byte> octets = frame.Span;
        int start = 0;
        int end = 0;
        foreach (byte octet in frame.Span)
        {
            bool isData = _escaped ? octet == Escape : octet != Escape;
            bool isCircuits = _escaped && !isData;
            _escaped = !_escaped && octet == Escape;
            if (isData)
            {
                octets[end++] = octet;
            }
            else if (isCircuits)
            {
                Deliver(frame, start, end);
                start = end;
                Take(NullmodemOctets.Decode(octet));
            }
        }

        Deliver(frame, start, end);
    }

    private void Deliver(in LinkFrame frame, int start, int end)
    {
        if (end > start)
        {
            _sink!.HandleReceive([new LinkFrame(frame.Lease.Share(), frame.Offset + start, end - start)]);
        }
    }

    private void Take(ModemLines inputs)
    {
        ModemLines before = Current;
        Current = (Current & ModemLines.Outputs) | inputs;
        if (Current != before)
        {
            _sink!.HandleLinesChanged(Current, Current ^ before);
        }
    }
}
