using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <content>Sending: as many blocks as the link takes, each with the next octets of the pattern.</content>
internal sealed partial class OctetEnd
{
    private const int Window = 64;   // blocks that the link has at once
    private const int Burst = 32;    // blocks a turn of the loop, so that receiving is not starved
    private const int Tail = 37;     // octets of the last block where the one before may have been full packets

    private const int PacketGrain = 64; // every size of a bulk packet above full speed's smallest is a multiple of it (USB 2.0 5.8.3)

    private static readonly object s_patternBlock = new();
    private readonly PinnedSlabPool _sendPool;
    private readonly Action _pump;
    private TestPattern? _pattern;
    private OctetPlan? _plan;
    private Action? _finished;
    private LinkFrame? _refused;     // filled, and not taken yet
    private long _delivered;
    private int _lastLength;
    private int _out;
    private bool _isOver;
    private bool _isPumping;
    private bool _isPumpPosted;

    /// <summary>Gets how many octets the link took in this measure.</summary>
    public long Sent { get; private set; }

    /// <summary>Gets how many blocks they were.</summary>
    public long SentBlocks { get; private set; }

    /// <summary>Gets how many of the octets the device took.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Gets when the sending began, in nanoseconds of the clock.</summary>
    public long SendStartedAt { get; private set; }

    /// <summary>Gets when the link had given the last block back.</summary>
    public long SendEndedAt { get; private set; }

    /// <summary>Starts sending a pattern from its beginning.</summary>
    /// <param name="plan">How much.</param>
    /// <param name="pattern">The sender's own: not the one of a checker.</param>
    /// <param name="finished">Called once on the loop when every block came back from the link, or the link ended.</param>
    public void Begin(OctetPlan plan, TestPattern pattern, Action finished)
    {
        (_plan, _pattern, _finished, Sent, SentBlocks, _isOver) = (plan, pattern, finished, 0, 0, Failure is not null);
        Volatile.Write(ref _delivered, 0);
        CountManagedFromHere();
        SendStartedAt = Nanoseconds;
        Pump();
    }

    /// <summary>Ends the sending before its time; <c>finished</c> follows when the blocks are back.</summary>
    public void Stop()
    {
        _isOver = true;
        Pump();
    }

    /// <summary>Sends nothing more of a plan whose blocks the link keeps; it is not told that it finished.</summary>
    public void Abandon()
    {
        DropRefused();
        SendEndedAt = Nanoseconds;
        _plan = null;
    }

    /// <summary>Sends one small message, besides what a plan sends.</summary>
    /// <returns>False: the link takes nothing now.</returns>
    public bool TrySendMessage(ReadOnlySpan<byte> octets)
    {
        if (!_sendPool.TryRent(out BufferLease lease))
        {
            return false;
        }

        var frame = new LinkFrame(lease, 0, octets.Length);
        octets.CopyTo(frame.Span);
        if (!_link.TrySend(frame))
        {
            lease.Return();
            return false;
        }

        return true;
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (ReferenceEquals(frame.Token, s_patternBlock))
            {
                _out--;
                Volatile.Write(ref _delivered, _delivered + (delivered ? frame.Length : 0));
            }

            frame.Lease.Return();
        }

        Pump();
        NoteManaged();
    }

    public void HandleWritable() => Pump();

    private void HandlePump()
    {
        _isPumpPosted = false;
        Pump();
    }

    private void Pump()
    {
        if (_plan is not { } plan || _isPumping)
        {
            return;
        }

        _isPumping = true; // the link may give blocks back while it takes others
        _isOver |= Nanoseconds - SendStartedAt >= plan.Length.Ticks * 100 || Sent >= plan.Octets;
        if (_isOver && _refused is { } late && late.Length != NextLength(plan))
        {
            DropRefused();
        }

        bool goesOn = Failure is null;
        for (int i = 0; i < Burst && goesOn; i++)
        {
            goesOn = _out < Window && NextLength(plan) is > 0 and var length && TrySendNext(length);
        }

        _isPumping = false;
        if (_isOver && (Failure is not null || NextLength(plan) == 0))
        {
            TryFinish();
        }
        else if (goesOn && !_isPumpPosted)
        {
            _isPumpPosted = true;
            _loop.Post(_pump);
        }
    }

    /// <summary>What is sent next; 0: nothing. The last block is short, so that the bulk transfers of both directions end.</summary>
    private int NextLength(OctetPlan plan) => !_isOver && Sent < plan.Octets
        ? (int)Math.Min(plan.Block, plan.Octets - Sent)
        : Sent > 0 && _lastLength % PacketGrain == 0 ? Tail : 0;

    private bool TrySendNext(int length)
    {
        if (_refused is not { } frame)
        {
            if (!_sendPool.TryRent(out BufferLease lease))
            {
                return false;
            }

            frame = new LinkFrame(lease, 0, length, s_patternBlock);
            _pattern!.Fill(Sent, frame.Span);
        }

        _out++; // it may be given back before TrySend returns
        if (!_link.TrySend(frame))
        {
            _out--;
            _refused = frame;
            return false;
        }

        _refused = null;
        Sent += frame.Length;
        _lastLength = frame.Length;
        SentBlocks++;
        return true;
    }

    private void TryFinish()
    {
        if (_out != 0)
        {
            return;
        }

        DropRefused();
        SendEndedAt = Nanoseconds;
        _plan = null;
        _finished!();
    }

    private void DropRefused()
    {
        _refused?.Lease.Return();
        _refused = null;
    }
}
