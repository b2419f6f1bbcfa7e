using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Pause, restart and reset: data stops or is thrown away, the call goes on (T36, R271).</summary>
public sealed partial class ModemMiniport
{
    private bool _isPaused = true; // until the first restart
    private bool _isPausing;

    NdisStatus ICoMiniportEdge.Pause(object? miniportAdapterContext)
    {
        _isPaused = true;
        FlushSends(NdisStatus.Paused);
        _isPausing = _receiveLists.Outstanding > 0;
        return _isPausing ? NdisStatus.Pending : NdisStatus.Success;
    }

    NdisStatus ICoMiniportEdge.Restart(object? miniportAdapterContext)
    {
        _isPaused = false;
        _decoder.Reset(); // what came meanwhile was thrown away: the next flag begins a frame
        return NdisStatus.Success;
    }

    // 4.13. What was agreed for the call's framing stays; requests are none, since all are answered at once.
    NdisStatus ICoMiniportEdge.ResetEx(object? miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false; // a modem has no address filter
        if (_isLost)
        {
            return NdisStatus.HardErrors;
        }

        FlushSends(NdisStatus.RequestAborted);
        _decoder.Reset();
        if (State == ModemCallState.Idle && _dte is { } dte)
        {
            _ = dte.Initialize(_loop.Now); // false: it is at work, and will be ready by itself
            PumpModem();
        }

        return NdisStatus.Success;
    }

    private void AwaitPause()
    {
        if (_isPausing && _receiveLists.Outstanding == 0)
        {
            _isPausing = false;
            _adapter!.PauseComplete();
        }
    }
}
