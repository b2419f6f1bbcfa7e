using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A driver with both roles, as NDPROXY has them: client of TAPI_PROXY below, call manager of TAPI above, with
/// alias VCs between (T17). All its answers are synchronous.</summary>
public sealed partial class ScriptedProxy : ICoClient, ICallManagerProtocol
{
    private ScriptedBridge? _bridge;

    public string Name => "PROXY";

    public ClientBinding? Lower { get; private set; }

    public CmBinding? Upper { get; private set; }

    public ClientAf? LowerAf { get; private set; }

    public CmAf? UpperAf { get; private set; }

    public CmSap? UpperSap { get; private set; }

    public ScriptedBridge? Bridge => _bridge;

    public int FramesOfOurs { get; private set; }

    public NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        Lower = binding;
        return NdisStatus.Success;
    }

    public NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        Upper = binding;
        return binding.RegisterAddressFamilyEx(new(CoAddressFamily.Tapi, 1, 0));
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        CloseBoth();
        _ = UpperAf?.NotifyClose();
        _ = LowerAf?.Close();
        LowerAf = null;
        return NdisStatus.Success;
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
    }

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        FramesOfOurs += numberOfNetBufferLists;
        Lower!.ReturnNetBufferLists(netBufferLists);
    }

    public void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        throw new InvalidOperationException("It sends nothing.");

    /// <summary>Makes a call below.</summary>
    public ScriptedBridge Dial()
    {
        _bridge = new ScriptedBridge();
        Expect(LowerAf!.CreateVc(_bridge, out ClientVc? vc));
        _bridge.Lower = vc!;
        NdisStatus status = vc!.MakeCall(CallParameters.Any());
        _bridge.LowerIsConnected = status.IsSuccess;
        return _bridge;
    }

    /// <summary>Offers the call above, on an alias of the VC below.</summary>
    public void BridgeUp()
    {
        Expect(UpperAf!.CreateAliasVc(_bridge!, _bridge!.Lower, out CmVc? alias));
        _bridge.Alias = alias;
        Expect(alias!.Activate(CallParameters.Any()));
        NdisStatus answer = alias.DispatchIncomingCall(UpperSap!, CallParameters.Any());
        if (answer.IsSuccess)
        {
            alias.DispatchCallConnected();
        }
    }

    /// <summary>Ends the call above, then below.</summary>
    public void CloseBoth()
    {
        _bridge?.Alias?.DispatchIncomingCloseCall(NdisStatus.Success);
        if (_bridge is { LowerIsConnected: true } bridge)
        {
            bridge.LowerIsConnected = false;
            if (bridge.Lower.CloseCall().IsSuccess)
            {
                Expect(bridge.Lower.Delete());
                _bridge = null;
            }
        }
    }

    private static void Expect(NdisStatus status)
    {
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException(status.ToString());
        }
    }
}
