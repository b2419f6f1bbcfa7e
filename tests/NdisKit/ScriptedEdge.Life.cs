using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Pause, restart, reset, shutdown and removal.</summary>
public sealed partial class ScriptedEdge
{
    private Action? _paused;

    /// <summary>What a reset says of the addressing settings.</summary>
    public bool AddressingReset { get; set; }

    /// <summary>What it was told of its device.</summary>
    public List<NdisDevicePnPEvent> DeviceEvents { get; } = [];

    private bool IsRemoved => DeviceEvents.Contains(NdisDevicePnPEvent.SurpriseRemoved);

    /// <summary>Completes all sends; done when all receives are back (3.1).</summary>
    public NdisStatus Pause(Action complete)
    {
        script.Enter("MiniportPause");
        return script.Answer(
            "MiniportPause",
            (status, done) =>
            {
                CompleteSends(NdisStatus.Paused);
                _paused = () => done(status);
                AwaitPause();
            },
            _ => complete());
    }

    public NdisStatus Restart(Action<NdisStatus> complete)
    {
        script.Enter("MiniportRestart");
        return script.Answer("MiniportRestart", _ => { }, complete);
    }

    /// <summary>Aborts sends and requests (4.13).</summary>
    public NdisStatus Reset(Action<NdisStatus, bool> complete, out bool addressingReset)
    {
        addressingReset = AddressingReset;
        script.Enter("MiniportResetEx");
        return script.Answer(
            "MiniportResetEx",
            _ =>
            {
                CompleteSends(NdisStatus.RequestAborted);
                AbortOids();
            },
            status => complete(status, AddressingReset));
    }

    public void Shutdown() => script.Enter("MiniportShutdownEx");

    /// <summary>After a surprise removal sends fail and requests are not accepted (R248).</summary>
    public void Notify(NdisDevicePnPEvent e)
    {
        script.Enter("MiniportDevicePnPEventNotify");
        DeviceEvents.Add(e);
        if (IsRemoved)
        {
            CompleteSends(NdisStatus.Failure);
            AbortOids(status: NdisStatus.NotAccepted);
        }
    }

    private void AwaitPause()
    {
        if (_paused is { } paused && Lists.Outstanding == 0)
        {
            _paused = null;
            paused();
        }
    }
}
