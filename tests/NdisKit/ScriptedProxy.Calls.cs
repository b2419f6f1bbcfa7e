using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Its calls (4.17 to 4.19), one at a time.</summary>
public sealed partial class ScriptedProxy
{
    private ScriptedBridge? _bridge;

    public ScriptedBridge? Bridge => _bridge;

    /// <summary>Makes a call below.</summary>
    public ScriptedBridge Dial()
    {
        ScriptedBridge bridge = new() { IsOutgoing = true, LowerHasCall = true };
        Expect(LowerAf!.CreateVc(bridge, out ClientVc? vc));
        bridge.Lower = vc!;
        _bridge = bridge;
        _bridge.Parameters = TapiCalls.Outgoing();
        NdisStatus status = vc!.MakeCall(_bridge.Parameters);
        if (!status.IsPending)
        {
            Made(bridge, status);
        }

        return bridge;
    }

    /// <summary>The application answers, or does not take, the call that is offered.</summary>
    public void Answer(NdisStatus status)
    {
        ScriptedBridge bridge = _bridge!;
        CoCallParameters offered = bridge.Offered!;
        bridge.Offered = null;
        bridge.LowerHasCall = status.IsSuccess;
        bridge.Lower.IncomingCallComplete(status, offered);
    }

    /// <summary>Offers the call above, on an alias of the VC below.</summary>
    public void BridgeUp()
    {
        Expect(UpperAf!.CreateAliasVc(_bridge!, _bridge!.Lower, out CmVc? alias));
        _bridge.Alias = alias;
        CoCallParameters parameters = _bridge.Parameters!.Clone();
        parameters.Flags &= ~CoCallFlags.CallParametersChanged; // T24
        Expect(alias!.Activate(parameters));
        NdisStatus answer = alias.DispatchIncomingCall(UpperSap!, parameters);
        if (!answer.IsPending)
        {
            IncomingCallComplete(answer, _bridge, parameters);
        }
    }

    /// <summary>Ends the call above, then below; goes on when what it waits for has happened.</summary>
    public void CloseBoth()
    {
        if (_bridge is not { } bridge)
        {
            return;
        }

        bridge.IsDropping = true;
        if (bridge is { Alias: { } alias, AliasIsTold: false })
        {
            bridge.AliasIsTold = true;
            alias.DispatchIncomingCloseCall(NdisStatus.Success);
        }

        if (bridge.Alias is not null)
        {
            return;
        }

        if (bridge.Offered is not null)
        {
            Answer(NdisStatus.Failure);
        }
        else if (bridge.LowerHasCall)
        {
            bridge.LowerHasCall = false;
            bridge.LowerIsConnected = false;
            NdisStatus status = bridge.Lower.CloseCall();
            if (!status.IsPending)
            {
                Closed(bridge, status);
            }
        }
    }

    public NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = null;
        if (_bridge is not null)
        {
            return NdisStatus.Resources;
        }

        _bridge = new ScriptedBridge { Lower = ndisVcHandle };
        protocolVcContext = _bridge;
        return NdisStatus.Success;
    }

    NdisStatus ICoClient.DeleteVc(object? protocolVcContext)
    {
        End();
        return NdisStatus.Success;
    }

    public void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        Made((ScriptedBridge)protocolVcContext!, status);

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        Closed((ScriptedBridge)protocolVcContext!, status);

    public NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters)
    {
        var bridge = (ScriptedBridge)protocolVcContext!;
        bridge.Offered = callParameters;
        bridge.Parameters = callParameters;
        return NdisStatus.Pending; // until the application answers (4.18 step 4)
    }

    public void CallConnected(object? protocolVcContext) => ((ScriptedBridge)protocolVcContext!).LowerIsConnected = true;

    public void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData)
    {
        var bridge = (ScriptedBridge)protocolVcContext!;
        if (bridge.Offered is not null)
        {
            Answer(NdisStatus.Failure); // owed once, though it counts no more (R144, T8)
        }

        bridge.LowerHasCall = true;
        CloseBoth();
    }

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var bridge = (ScriptedBridge)callMgrVcContext!;
        CmVc alias = bridge.Alias!;
        Expect(alias.Deactivate());
        alias.CloseCallComplete(NdisStatus.Success);
        DeleteAlias(bridge);
        return NdisStatus.Pending;
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        var bridge = (ScriptedBridge)callMgrVcContext!;
        if (bridge.AliasIsTold)
        {
            return; // given up meanwhile (T8)
        }

        if (status.IsSuccess)
        {
            bridge.Alias!.DispatchCallConnected();
        }
        else
        {
            Expect(bridge.Alias!.Deactivate());
            DeleteAlias(bridge);
        }
    }

    private void Made(ScriptedBridge bridge, NdisStatus status)
    {
        bridge.LowerIsConnected = status.IsSuccess;
        if (!status.IsSuccess && !bridge.IsDropping)
        {
            Expect(bridge.Lower.Delete());
            End();
        }
    }

    private void Closed(ScriptedBridge bridge, NdisStatus status)
    {
        if (!status.IsSuccess)
        {
            bridge.LowerHasCall = true; // T43: the call still is
            if (!bridge.IsCloseRepeated)
            {
                bridge.IsCloseRepeated = true; // once: a failed adapter never takes it
                CloseBoth();
            }
        }
        else if (bridge.IsOutgoing)
        {
            Expect(bridge.Lower.Delete());
            End();
        }
    }

    private void DeleteAlias(ScriptedBridge bridge)
    {
        Expect(bridge.Alias!.Delete());
        bridge.Alias = null;
        if (bridge.IsDropping)
        {
            CloseBoth();
        }
    }

    private void End()
    {
        _bridge = null;
        Progress();
    }
}
