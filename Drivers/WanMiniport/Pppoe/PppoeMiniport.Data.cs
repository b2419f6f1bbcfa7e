using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Pause, restart and reset: data stops or is thrown away, calls go on (T36, R271), discovery too.</summary>
public sealed partial class PppoeMiniport
{
    private bool _isPaused = true; // until the first restart
    private bool _isPausing;

    // What the link has is the sender's own memory: it is waited for.
    NdisStatus ICoMiniportEdge.Pause(object? miniportAdapterContext)
    {
        _isPaused = true;
        AbortAllSends(NdisStatus.Paused);
        _isPausing = _framesInLink > 0 || _receiveLists.Outstanding > 0;
        return _isPausing ? NdisStatus.Pending : NdisStatus.Success;
    }

    NdisStatus ICoMiniportEdge.Restart(object? miniportAdapterContext)
    {
        _isPaused = false;
        return NdisStatus.Success;
    }

    // 4.13. Requests are none, since all are answered at once; the filter of the link stays.
    NdisStatus ICoMiniportEdge.ResetEx(object? miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false;
        if (_isLost)
        {
            return NdisStatus.HardErrors;
        }

        AbortAllSends(NdisStatus.RequestAborted);
        return NdisStatus.Success;
    }

    private void AwaitPause()
    {
        if (_isPausing && _framesInLink == 0 && _receiveLists.Outstanding == 0)
        {
            _isPausing = false;
            _adapter!.PauseComplete();
        }
    }
}
