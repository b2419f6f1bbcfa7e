using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The WAN layer's share of one adapter: what the miniport can do, the open family, the SAP.</summary>
internal sealed class WanBinding(NdisWanDriver driver, ClientBinding handle)
{
    private const int AddressLength = 6;

    private readonly byte[] _sap = Encoding.ASCII.GetBytes(CoTapi.NdisDeviceClass);
    private ClientAf? _notified;
    private ClientAf? _af;
    private ClientSap? _sapHandle;
    private Action? _closed;
    private int _busy; // requests under way: nothing is closed before they are answered (R275)
    private bool _closing;
    private bool _isResetting;
    private bool _isPaused = true; // until the first restart

    public ClientBinding Handle { get; } = handle;

    /// <summary>Gets what OID_WAN_CO_GET_INFO told; until then what every WAN miniport can do.</summary>
    public NdisWanCoInfo Info { get; private set; } = new(1500, 1, WanFraming.PppFraming, 0xFFFF_FFFF);

    /// <summary>Gets what the miniport told of itself.</summary>
    public WanAdapterInfo Adapter { get; private set; }

    /// <summary>Gets whether nothing is sent: a reset of the adapter is under way (R270), or it does not run (3.1).</summary>
    public bool HoldsSends => _isResetting || _isPaused;

    // 5.6 items 1 and 2, 4.16 steps 4, 7
    public void HandleAfRegistered(CoAddressFamily family)
    {
        if (family.AddressFamily != CoAddressFamily.Tapi || _af is not null || _busy > 0 || _closed is not null)
        {
            return;
        }

        Query(Oid.WanMediumSubtype, sizeof(uint), answer => Adapter = Adapter with { MediumSubtype = (NdisWanMediumSubtype)answer[0] });
        Query(Oid.WanPermanentAddress, AddressLength, answer => Adapter = Adapter with { PermanentAddress = answer });
        Query(Oid.WanCurrentAddress, AddressLength, answer => Adapter = Adapter with { CurrentAddress = answer });
        Query(Oid.WanCoGetInfo, NdisWanCoInfo.Size, SetInfo);
        OpenAf(family);
    }

    public void HandleOpenAfComplete(ClientAf? af, NdisStatus status)
    {
        _af = status.IsSuccess ? af : null;
        _busy--;
        if (_af is not null && _closed is null)
        {
            RegisterSap(_af);
        }

        Advance();
    }

    public void HandleRegisterSapComplete(NdisStatus status, ClientSap? sap)
    {
        _sapHandle = status.IsSuccess ? sap : null;
        _busy--;
        Advance();
    }

    /// <summary>Sends a request to the miniport half; <paramref name="done"/> is called once, perhaps before this returns.</summary>
    public void Ask(NdisVc? vc, NdisRequestType type, Oid oid, byte[] buffer, Action<NdisOidRequest, NdisStatus> done)
    {
        NdisOidRequest request = new(type, oid, buffer) { SourceReserved = done };
        NdisStatus status = Handle.OidRequest(vc, request);
        if (!status.IsPending)
        {
            done(request, status);
        }
    }

    /// <summary>Closes SAP and family, once no session is left, then calls <paramref name="closed"/>.</summary>
    public void Close(Action closed)
    {
        _closed += closed;
        Advance();
    }

    // 4.21. The completion may come before PENDING is returned (T9).
    public NdisStatus HandleNotifyCloseAf()
    {
        _notified = _af;
        Close(static () => { });
        return NdisStatus.Pending;
    }

    public void Advance()
    {
        if (_closed is null || _closing || _busy > 0 || driver.HasSessions(this))
        {
            return;
        }

        _closing = true;
        if (_sapHandle is { } sap)
        {
            _sapHandle = null;
            if (sap.Deregister().IsPending)
            {
                return;
            }
        }

        HandleDeregisterSapComplete();
    }

    public void HandleDeregisterSapComplete()
    {
        ClientAf? af = _af;
        _af = null;
        if (af is null || !CloseAf(af).IsPending)
        {
            HandleCloseAfComplete();
        }
    }

    public void HandleCloseAfComplete()
    {
        _closing = false;
        ClientAf? notified = _notified;
        _notified = null;
        notified?.NotifyCloseComplete(NdisStatus.Success); // R050
        Action? closed = _closed;
        _closed = null;
        closed?.Invoke();
    }

    // 5.6 item 9
    public void HandleStatus(in NdisStatusIndication indication)
    {
        if (indication.StatusCode == NdisStatus.ResetStart)
        {
            _isResetting = true;
        }
        else if (indication.StatusCode == NdisStatus.ResetEnd)
        {
            _isResetting = false;
            driver.ReleaseSends(this);
        }
    }

    // What waited is sent once the restart is completed: before, NDIS would refuse it.
    public NdisStatus HandleNetPnPEvent(NetPnPEvent netPnPEvent)
    {
        if (netPnPEvent == NetPnPEvent.Pause)
        {
            _isPaused = true; // what was received is never kept
        }
        else if (netPnPEvent == NetPnPEvent.Restart)
        {
            _isPaused = false;
            Handle.CompleteNetPnPEvent(NdisStatus.Success);
            driver.ReleaseSends(this);
            return NdisStatus.Pending;
        }

        return NdisStatus.Success;
    }

    // 3.3: a call manager that will not yet (NOT_ACCEPTED) leaves the family open: it is asked again.
    private static NdisStatus CloseAf(ClientAf af)
    {
        NdisStatus status = af.Close();
        return status.IsFailure ? af.Close() : status;
    }

    private void OpenAf(CoAddressFamily family)
    {
        _busy++;
        NdisStatus status = Handle.OpenAddressFamilyEx(family, this, out ClientAf? af);
        if (!status.IsPending)
        {
            HandleOpenAfComplete(af, status);
        }
    }

    private void RegisterSap(ClientAf af)
    {
        _busy++;
        NdisStatus status = af.RegisterSap(this, new CoSap(CoSap.AfTapiSapType, _sap), out ClientSap? sap);
        if (!status.IsPending)
        {
            HandleRegisterSapComplete(status, sap);
        }
    }

    private void Query(Oid oid, int size, Action<byte[]> found)
    {
        _busy++;
        byte[] buffer = new byte[size];
        Ask(null, NdisRequestType.QueryInformation, oid, buffer, (request, status) =>
        {
            _busy--;
            if (status.IsSuccess && request.BytesWritten == size)
            {
                found(buffer);
            }

            Advance();
        });
    }

    private void SetInfo(byte[] answer) => Info = NdisWanCoInfo.TryRead(answer, out NdisWanCoInfo info) ? info : Info;
}
