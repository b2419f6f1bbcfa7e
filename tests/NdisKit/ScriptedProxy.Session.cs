using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Its session (4.16, 4.20, 4.21): the family below is opened and enumerated, and closed from either end.</summary>
public sealed partial class ScriptedProxy
{
    private bool _lineClosing;
    private bool _closing;
    private bool _closeCalled;
    private bool _sapPending;
    private ClientAf? _notified;
    private bool _upperNotified;
    private bool _unbinding;
    private bool _unbindReturned;
    private bool _unbound;
    private bool _isRegistered;

    public ClientAf? LowerAf { get; private set; }

    public ClientSap? LowerSap { get; private set; }

    public CmAf? UpperAf { get; private set; }

    public CmSap? UpperSap { get; private set; }

    /// <summary>It asks what lines there are as soon as the family is open (4.16 step 6).</summary>
    public bool Enumerates { get; init; }

    /// <summary>What the enumeration was answered.</summary>
    public List<NdisStatus> Capabilities { get; } = [];

    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        if (addressFamily.AddressFamily == CoAddressFamily.TapiProxy)
        {
            NdisStatus status = Lower!.OpenAddressFamilyEx(addressFamily, this, out ClientAf? af);
            if (!status.IsPending)
            {
                Opened(status, af);
            }
        }
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) =>
        Opened(status, ndisAfHandle);

    /// <summary>The application wants incoming calls: registers a SAP below (4.18 step 1).</summary>
    public void OpenLine()
    {
        _sapPending = true;
        NdisStatus status = LowerAf!.RegisterSap(this, new CoAfTapiSap(0, 0, LineMediaModes.Unknown).ToSap(), out ClientSap? sap);
        if (!status.IsPending)
        {
            Registered(status, sap);
        }
    }

    /// <summary>The last handle of the line is closed: its calls go, then its SAP (4.19).</summary>
    public void CloseLine()
    {
        _lineClosing = true;
        Progress();
    }

    /// <summary>The last application leaves (4.20).</summary>
    public void CloseSession()
    {
        _closing = true;
        Progress();
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        (_unbinding, _unbindReturned, _unbound) = (true, false, false);
        CloseSession();
        if (UpperAf is { } upper)
        {
            _upperNotified = true;
            _upperNotified = upper.NotifyClose().IsPending;
        }

        Progress();
        _unbindReturned = true;
        return _unbound ? NdisStatus.Success : NdisStatus.Pending;
    }

    public NdisStatus NotifyCloseAf(object? clientAfContext)
    {
        ClientAf af = LowerAf!;
        CloseSession();
        if (LowerAf is null)
        {
            return NdisStatus.Success;
        }

        _notified = af;
        return NdisStatus.Pending;
    }

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext) => LowerClosed();

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle) =>
        Registered(status, ndisSapHandle);

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
        _sapPending = false;
        Progress();
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
        _upperNotified = false;
        Progress();
    }

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, CmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = this;
        UpperAf = ndisAfHandle;
        return NdisStatus.Success;
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        UpperAf = null;
        return NdisStatus.Success;
    }

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, CmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = this;
        UpperSap = ndisSapHandle;
        return NdisStatus.Success;
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        UpperSap = null;
        return NdisStatus.Success;
    }

    private void Opened(NdisStatus status, ClientAf? af)
    {
        LowerAf = status.IsSuccess ? af : null;
        if (status.IsSuccess && !_isRegistered)
        {
            _isRegistered = true;
            Expect(Upper!.RegisterAddressFamilyEx(new(CoAddressFamily.Tapi, 1, 0)));
        }

        if (status.IsSuccess && Enumerates)
        {
            Ask(Oid.CoTapiCmCaps, CoTapiCmCaps.Size);
        }
    }

    private void Ask(Oid oid, int size)
    {
        NdisStatus status = LowerAf!.OidRequest(null, new(NdisRequestType.QueryInformation, oid, new byte[size]));
        if (!status.IsPending)
        {
            Told(oid, status);
        }
    }

    /// <summary>One question after the other: what is asked next hangs on the answer.</summary>
    private void Told(Oid oid, NdisStatus status)
    {
        Capabilities.Add(status);
        if (LowerAf is null || _closeCalled || !status.IsSuccess)
        {
            return; // the session ends
        }

        if (oid == Oid.CoTapiCmCaps)
        {
            Ask(Oid.CoTapiLineCaps, CoTapiLineCaps.FixedSize);
        }
        else if (oid == Oid.CoTapiLineCaps)
        {
            Ask(Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize);
        }
    }

    private void Registered(NdisStatus status, ClientSap? sap)
    {
        _sapPending = false;
        LowerSap = status.IsSuccess ? sap : null;
        Progress();
    }

    private bool DeregisterLine()
    {
        if (LowerSap is { } sap)
        {
            LowerSap = null;
            _sapPending = true;
            _sapPending = sap.Deregister().IsPending && _sapPending;
        }

        return !_sapPending;
    }

    private void LowerClosed()
    {
        LowerAf = null;
        (_closing, _closeCalled) = (false, false);
        if (_notified is { } notified)
        {
            _notified = null;
            notified.NotifyCloseComplete(NdisStatus.Success);
        }

        Progress();
    }

    /// <summary>Goes as far as it can: call, SAP, family, binding.</summary>
    private void Progress()
    {
        if ((_lineClosing || _closing) && !_closeCalled)
        {
            CloseBoth();
            if (_bridge is not null || !DeregisterLine())
            {
                return;
            }

            _lineClosing = false;
        }

        if (_closing && LowerAf is { } af && !_closeCalled)
        {
            _closeCalled = true;
            NdisStatus status = af.Close();
            if (status == NdisStatus.NotAccepted)
            {
                status = af.Close(); // tried again (3.3)
            }

            if (!status.IsPending)
            {
                LowerClosed();
            }
        }

        if (_unbinding && !_unbound && LowerAf is null && UpperAf is null && !_upperNotified)
        {
            (_unbound, _unbinding) = (true, false);
            if (_unbindReturned)
            {
                Lower!.CompleteUnbindAdapter();
            }
        }
    }
}
