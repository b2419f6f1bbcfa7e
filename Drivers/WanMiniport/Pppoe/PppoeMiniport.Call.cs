using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The calls: the table's effects.</summary>
public sealed partial class PppoeMiniport
{
    private NdisStatus Apply(PppoeVc vc, PppoeCallEvent e)
    {
        PppoeCallStep step = PppoeCallTable.Next(vc.State, e);
        vc.State = step.Next;
        for (PppoeCallEffects rest = step.Effects; rest != PppoeCallEffects.None; rest &= rest - 1)
        {
            Run(vc, rest & ~(rest - 1));
        }

        AdvanceHalt();
        return step.Status;
    }

    private void Run(PppoeVc vc, PppoeCallEffects effect)
    {
        switch (effect)
        {
            case PppoeCallEffects.Discover:
                Discover(vc);
                break;
            case PppoeCallEffects.Offer:
                Offer(vc);
                break;
            case PppoeCallEffects.Refuse:
                RefuseRequest(vc);
                break;
            case PppoeCallEffects.OpenSession:
                OpenSession(vc);
                break;
            case PppoeCallEffects.Activate:
                Activate(vc);
                break;
            case PppoeCallEffects.CompleteMakeCall:
                vc.CompleteMakeCall(NdisStatus.Success);
                break;
            case PppoeCallEffects.TellConnected:
                vc.Handle.DispatchCallConnected();
                break;
            case PppoeCallEffects.AbortSends:
                AbortSends(vc, NdisStatus.SendAborted);
                break;
            case PppoeCallEffects.ForgetSession:
                ForgetSession(vc);
                break;
            case PppoeCallEffects.Terminate:
                Terminate(vc);
                break;
            case PppoeCallEffects.FailMakeCall:
                FailMakeCall(vc);
                break;
            case PppoeCallEffects.DropOffer:
                DropOffer(vc);
                break;
            case PppoeCallEffects.IndicateClose:
                IndicateClose(vc);
                break;
            case PppoeCallEffects.AwaitSends:
            case PppoeCallEffects.AwaitFrames:
                AwaitFrames(vc);
                break;
            case PppoeCallEffects.CompleteClose:
                CompleteClose(vc);
                break;
            default:
                throw new InvalidOperationException($"Effect {effect}.");
        }
    }

    // The first reason is the true one: what follows comes of it.
    private void Note(PppoeVc vc, PppoeFailure failure)
    {
        vc.Failure ??= failure;
        vc.Ending ??= new(failure.DisconnectMode, failure.Text);
        LastFailure = vc.Failure;
    }

    private void Offer(PppoeVc vc)
    {
        vc.Parameters = IncomingParameters(vc);
        NdisStatus status = vc.Af.Handle.CreateVc(vc, out McmVc? handle);
        if (status.IsSuccess)
        {
            vc.Handle = handle!;
            TellChanged(vc);
            status = handle!.DispatchIncomingCall(vc.Sap!.Handle, vc.Parameters);
        }

        if (!status.IsPending)
        {
            HandleAnswer(vc, status);
        }
    }

    private void HandleAnswer(PppoeVc vc, NdisStatus status)
    {
        if (status.IsFailure && vc.State == PppoeCallState.Offered)
        {
            Note(vc, PppoeFailures.Refused);
        }

        _ = Apply(vc, status.IsSuccess ? PppoeCallEvent.OfferAccepted : PppoeCallEvent.OfferRejected);
    }

    private CoCallParameters IncomingParameters(PppoeVc vc)
    {
        LineCallInfo info = new()
        {
            AddressId = vc.AddressId,
            BearerMode = LineBearerModes.Data,
            Rate = (uint)Math.Min(SpeedBps, uint.MaxValue),
            MediaMode = LineMediaModes.DigitalData,
            CallStates = LineCallState.Offering | LineCallState.Accepted | LineCallState.Connected | LineCallState.Disconnected,
            Origin = LineCallOrigin.Inbound,
            Reason = LineCallReason.Direct,
            CallerIdFlags = CoTapi.CallPartyIdAddress,
            CallerId = VarData.OfText(vc.Request!.Host.ToString()),
            CalledIdFlags = CoTapi.CallPartyIdAddress,
            CalledId = VarData.OfText(vc.Service),
        };
        CoAfTapiIncomingCallParameters call = new(0, vc.AddressId, CoTapi.FlagIncomingCall, info);
        return new CoCallParameters
        {
            CallMgrParameters = Flows(vc, CoSpecificParameters.Empty), // R314
            MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, call.ToSpecific()),
        };
    }

    private CoCallManagerParameters Flows(PppoeVc vc, CoSpecificParameters specific)
    {
        FlowSpec flow = FlowSpec.Unspecified with { PeakBandwidth = BytesPerSecond, MaxSduSize = (uint)vc.MaxPayload };
        return new(flow, flow, specific);
    }

    private void Activate(PppoeVc vc)
    {
        CoCallParameters parameters = vc.Parameters!;
        parameters.CallMgrParameters = Flows(vc, parameters.CallMgrParameters?.CallMgrSpecific ?? CoSpecificParameters.Empty);
        parameters.Flags |= CoCallFlags.CallParametersChanged;
        vc.IsActive = vc.Handle.Activate(parameters).IsSuccess;
        IndicateLink(vc);
    }

    private void FailMakeCall(PppoeVc vc)
    {
        ReleaseDiscovery(vc);
        if (vc.State == PppoeCallState.Idle)
        {
            Leave(vc);
        }

        NdisStatus status = vc.Failure?.Status ?? NdisStatus.Failure;
        vc.CompleteMakeCall(status.IsFailure ? status : NdisStatus.Failure);
    }

    // It was never activated (T6). Without a handle the client did not take the VC.
    private void DropOffer(PppoeVc vc)
    {
        Leave(vc);
        _ = vc.Handle?.Delete();
    }

    private void IndicateClose(PppoeVc vc)
    {
        TellChanged(vc);
        vc.Handle.DispatchIncomingCloseCall(vc.Failure?.Status ?? NdisStatus.Success);
    }

    // T49: the client hears of the end when its sends are back. R115: the VC is deactivated when nothing is out.
    private void AwaitFrames(PppoeVc vc)
    {
        if (vc.State == PppoeCallState.Ending && !vc.HasSends)
        {
            _ = Apply(vc, PppoeCallEvent.SendsReturned);
        }
        else if (vc.State == PppoeCallState.Draining && !vc.HasSends && vc.Handle.ReceivesOutstanding == 0)
        {
            _ = Apply(vc, PppoeCallEvent.Drained);
        }
    }

    // R319, R190: deactivate, complete, and delete what is ours.
    private void CompleteClose(PppoeVc vc)
    {
        Leave(vc);
        if (vc.IsActive)
        {
            vc.IsActive = false;
            _ = vc.Handle.Deactivate();
        }

        vc.Handle.CloseCallComplete(NdisStatus.Success);
        if (vc.IsOurs)
        {
            _ = vc.Handle.Delete();
        }
    }

    private void Leave(PppoeVc vc)
    {
        _calls.Remove(vc);
        TellChanged(vc);
    }
}
