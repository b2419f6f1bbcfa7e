using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Sends that come back: a chain for each VC, however they were mixed on the link.</summary>
public sealed partial class PppoeMiniport
{
    /// <summary>Notes that a VC has frames to complete, or may be drained.</summary>
    private void Touch(PppoeVc vc)
    {
        if (!vc.IsTouched)
        {
            vc.IsTouched = true;
            vc.NextTouched = _touched;
            _touched = vc;
        }
    }

    // Whoever gets its frames back may send and close again: what that touches is looked at in a round of its own.
    private void CompleteTouched()
    {
        PppoeVc? next = _touched;
        _touched = null;
        while (next is { } vc)
        {
            next = vc.NextTouched;
            vc.NextTouched = null;
            vc.IsTouched = false;
            Complete(vc, vc.Done.TakeAll());
            AwaitFrames(vc);
        }
    }

    private void Complete(PppoeVc vc, NetBufferList? lists)
    {
        if (lists is null)
        {
            return;
        }

        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            list.MiniportReserved = null;
            Count(vc, list, -1);
        }

        vc.Handle.SendNetBufferListsComplete(lists);
    }

    /// <summary>Completes every send of a VC that the link does not have.</summary>
    private void AbortSends(PppoeVc vc, NdisStatus status)
    {
        NetBufferList? waiting = vc.Waiting.TakeAll();
        for (NetBufferList? list = waiting; list is not null; list = list.Next)
        {
            list.Status = status;
            CountUnsent(vc);
        }

        Complete(vc, waiting);
    }

    private void AbortAllSends(NdisStatus status)
    {
        foreach (PppoeVc vc in _calls.ToArray())
        {
            AbortSends(vc, status);
        }
    }

    private void Count(PppoeVc vc, NetBufferList list, int sign)
    {
        int length = sign * list.FirstNetBuffer.DataLength;
        vc.Outstanding = (vc.Outstanding.Lists + sign, vc.Outstanding.Bytes + length);
        _outstanding = (_outstanding.Lists + sign, _outstanding.Bytes + length);
    }

    private void CountUnsent(PppoeVc vc)
    {
        vc.Statistics.SendErrors++;
        _total.SendErrors++;
    }
}
