using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>A SAP of a line at the call manager below (4.18 step 1).</summary>
internal sealed class LineSap(TapiLine line)
{
    private ClientSap? _handle;
    private Action<LineSap, NdisStatus>? _registered;
    private Action<LineSap>? _deregistered;

    public TapiLine Line => line;

    /// <summary>Registers; <paramref name="registered"/> is called once, perhaps before this returns.</summary>
    public void Register(ClientAf af, CoSap sap, Action<LineSap, NdisStatus> registered)
    {
        _registered = registered;
        NdisStatus status = af.RegisterSap(this, sap, out ClientSap? handle);
        if (!status.IsPending)
        {
            HandleRegisterComplete(status, handle);
        }
    }

    public void HandleRegisterComplete(NdisStatus status, ClientSap? handle)
    {
        _handle = status.IsSuccess ? handle : null;
        _registered!(this, status);
    }

    /// <summary>Gives the SAP up; <paramref name="deregistered"/> is called once, perhaps before this returns.</summary>
    public void Deregister(Action<LineSap> deregistered)
    {
        _deregistered = deregistered;
        if (!_handle!.Deregister().IsPending)
        {
            HandleDeregisterComplete();
        }
    }

    public void HandleDeregisterComplete()
    {
        _handle = null;
        _deregistered!(this);
    }
}
