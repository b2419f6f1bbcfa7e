using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The pictures of frames: a picture that is over lies ready for the next journey.</summary>
internal sealed class ShadowFrames(bool withPayload)
{
    private ShadowFrame? _free;

    /// <summary>The journey that a list is on; null: none, as far as was seen.</summary>
    public static ShadowFrame? Find(NetBufferList list)
    {
        var frame = (ShadowFrame?)list.VerifierReserved;
        while (frame is not null && (frame.State == ShadowFrameState.Ended || frame.IsStale))
        {
            frame = frame.Outer;
        }

        return frame;
    }

    /// <summary>The send that ended last, when nothing of the list was seen since.</summary>
    public static ShadowFrame? FindEnded(NetBufferList list) =>
        list.VerifierReserved is ShadowFrame { State: ShadowFrameState.Ended, IsStale: false } frame ? frame : null;

    public ShadowFrame Begin(NetBufferList list, ShadowVc owner, ShadowVc carrier, ShadowFrameState state)
    {
        ShadowFrame frame;
        if (list.VerifierReserved is ShadowFrame { State: ShadowFrameState.Ended or ShadowFrameState.Lent } last)
        {
            frame = last;
        }
        else
        {
            frame = _free ?? new ShadowFrame();
            _free = frame.Outer;
            frame.Outer = Find(list);
            list.VerifierReserved = frame;
        }

        frame.Begin(list, owner, carrier, state, withPayload);
        return frame;
    }

    /// <summary>A received frame is the miniport's again: the list has no picture of it.</summary>
    public void Drop(NetBufferList list, ShadowFrame frame)
    {
        list.VerifierReserved = frame.Outer;
        frame.End(list);
        frame.Outer = _free;
        _free = frame;
    }
}
