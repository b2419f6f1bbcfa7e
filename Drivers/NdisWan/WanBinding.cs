using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The WAN layer's share of one adapter: what the miniport can do, the open family, the SAP.</summary>
internal sealed class WanBinding(ClientBinding handle)
{
    private readonly byte[] _sap = Encoding.ASCII.GetBytes(CoTapi.NdisDeviceClass);
    private ClientAf? _closedAf;
    private ClientAf? _af;
    private ClientSap? _sapHandle;
    private Action? _closed;
    private bool _notified;
    private bool _closing;
    private NdisOidRequest? _infoRequest;

    public ClientBinding Handle { get; } = handle;

    /// <summary>Gets what OID_WAN_CO_GET_INFO told; until then what every WAN miniport can do.</summary>
    public NdisWanCoInfo Info { get; private set; } = new(1500, 1, WanFraming.PppFraming, 0xFFFF_FFFF);

    // 4.16 steps 4 and 7
    public void HandleAfRegistered(CoAddressFamily family)
    {
        if (family.AddressFamily != CoAddressFamily.Tapi || _af is not null)
        {
            return;
        }

        QueryInfo();
        NdisStatus status = Handle.OpenAddressFamilyEx(family, this, out ClientAf? af);
        if (!status.IsPending)
        {
            HandleOpenAfComplete(af, status);
        }
    }

    // 4.16 step 5
    public void HandleOpenAfComplete(ClientAf? af, NdisStatus status)
    {
        if (!status.IsSuccess || af is null)
        {
            return;
        }

        _af = af;
        status = af.RegisterSap(this, new CoSap(CoSap.AfTapiSapType, _sap), out ClientSap? sap);
        if (!status.IsPending)
        {
            HandleRegisterSapComplete(status, sap);
        }
    }

    public void HandleRegisterSapComplete(NdisStatus status, ClientSap? sap)
    {
        _sapHandle = status.IsSuccess ? sap : null;
    }

    public void HandleOidComplete(NdisOidRequest request, NdisStatus status)
    {
        if (ReferenceEquals(request, _infoRequest))
        {
            _infoRequest = null;
            if (status.IsSuccess && NdisWanCoInfo.TryRead(request.InformationBuffer.Span[..request.BytesWritten], out NdisWanCoInfo info))
            {
                Info = info;
            }
        }
    }

    /// <summary>Closes SAP and family, once no session is left, then calls <paramref name="closed"/>.</summary>
    public void Close(Func<bool> hasSessions, Action closed)
    {
        _closed += closed;
        Advance(hasSessions);
    }

    public NdisStatus HandleNotifyCloseAf(Func<bool> hasSessions)
    {
        _notified = true;
        Close(hasSessions, static () => { });
        return NdisStatus.Pending;
    }

    public void Advance(Func<bool> hasSessions)
    {
        if (_closed is null || _closing || hasSessions())
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
        _closedAf = _af;
        _af = null;
        if (_closedAf is null || !_closedAf.Close().IsPending)
        {
            HandleCloseAfComplete();
        }
    }

    public void HandleCloseAfComplete()
    {
        _closing = false;
        if (_notified)
        {
            _notified = false;
            _closedAf?.NotifyCloseComplete(NdisStatus.Success);
        }

        _closedAf = null;
        Action? closed = _closed;
        _closed = null;
        closed?.Invoke();
    }

    private void QueryInfo()
    {
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[NdisWanCoInfo.Size]);
        _infoRequest = request;
        NdisStatus status = Handle.OidRequest(null, request);
        if (!status.IsPending)
        {
            HandleOidComplete(request, status);
        }
    }
}
