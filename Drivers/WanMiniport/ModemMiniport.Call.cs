using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The one call: the table's effects.</summary>
public sealed partial class ModemMiniport
{
    private const uint DefaultBytesPerSecond = 28800 / 8; // what NDISWAN takes for an unknown speed (contract 5.4)

    private readonly byte[] _linkParams = new byte[WanCoLinkParams.Size];
    private readonly byte[] _mtuLinkParams = new byte[WanCoMtuLinkParams.Size];
    private NdisStatus _status = NdisStatus.Success;
    private long? _connectSpeedBps;
    private string _callerId = string.Empty;

    private long LineSpeedBps => _link.Info.SpeedBps ?? 0;

    private NdisStatus Apply(ModemCallEvent e)
    {
        ModemCallStep step = ModemCallTable.Next(State, e);
        State = step.Next;
        Run(step.Effects);
        AdvanceHalt();
        return step.Status;
    }

    private void Run(ModemCallEffects effects)
    {
        for (ModemCallEffects rest = effects; rest != ModemCallEffects.None; rest &= rest - 1)
        {
            Run1(rest & ~(rest - 1));
        }
    }

    private void Run1(ModemCallEffects effect)
    {
        switch (effect)
        {
            case ModemCallEffects.Prepare:
                PrepareModem();
                break;
            case ModemCallEffects.Dial:
                Dial();
                break;
            case ModemCallEffects.Offer:
                Offer();
                break;
            case ModemCallEffects.Answer:
                Answer();
                break;
            case ModemCallEffects.Activate:
                Activate(_call!);
                break;
            case ModemCallEffects.CompleteMakeCall:
                _call!.CompleteMakeCall(NdisStatus.Success);
                break;
            case ModemCallEffects.FailMakeCall:
                FailMakeCall(_call!);
                break;
            case ModemCallEffects.TellConnected:
                _call!.Handle.DispatchCallConnected();
                break;
            case ModemCallEffects.FlushSends:
                FlushSends(NdisStatus.SendAborted);
                break;
            case ModemCallEffects.IndicateClose:
                _call!.Handle.DispatchIncomingCloseCall(_status);
                break;
            case ModemCallEffects.HangUp:
                HangUp();
                break;
            case ModemCallEffects.DropOffer:
                DropOffer();
                break;
            case ModemCallEffects.AwaitFrames:
                AwaitFrames();
                break;
            case ModemCallEffects.CompleteClose:
                CompleteClose();
                break;
            default:
                throw new InvalidOperationException($"Effect {effect}.");
        }
    }

    private void BeginCall(ModemVc vc)
    {
        _call = vc;
        _connectSpeedBps = null;
        LastFailure = null;
        vc.BeginCall(_traits.Info);
    }

    private void Offer()
    {
        LineSap sap = FindSap()!;
        ModemVc vc = new(sap.Af, isOurs: true);
        BeginCall(vc);
        vc.Parameters = IncomingParameters();
        NdisStatus status = sap.Af.Handle.CreateVc(vc, out McmVc? handle);
        if (status.IsSuccess)
        {
            vc.Handle = handle!;
            status = handle!.DispatchIncomingCall(sap.Handle, vc.Parameters);
        }

        if (!status.IsPending)
        {
            _ = Apply(status.IsSuccess ? ModemCallEvent.OfferAccepted : ModemCallEvent.OfferRejected);
        }
    }

    private CoCallParameters IncomingParameters()
    {
        LineCallInfo info = new()
        {
            BearerMode = LineBearerModes.Voice,
            Rate = (uint)LineSpeedBps,
            MediaMode = LineMediaModes.DataModem,
            CallStates = LineCallState.Offering | LineCallState.Accepted | LineCallState.Connected | LineCallState.Disconnected,
            Origin = LineCallOrigin.Inbound,
            Reason = LineCallReason.Direct,
            CallerIdFlags = _callerId.Length > 0 ? CoTapi.CallPartyIdAddress : CoTapi.CallPartyIdUnavail,
            CallerId = VarData.OfText(_callerId),
        };
        CoAfTapiIncomingCallParameters call = new(0, 0, CoTapi.FlagIncomingCall, info);
        return new CoCallParameters
        {
            CallMgrParameters = Flows(CoSpecificParameters.Empty), // R314
            MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, call.ToSpecific()),
        };
    }

    private void Activate(ModemVc vc)
    {
        CoCallParameters parameters = vc.Parameters!;
        parameters.CallMgrParameters = Flows(parameters.CallMgrParameters?.CallMgrSpecific ?? CoSpecificParameters.Empty);
        parameters.Flags |= CoCallFlags.CallParametersChanged;
        _encoder = HdlcEncoder.Default;
        _decoder.ReceiveAccm = Accm.Default;
        _decoder.Reset();
        NdisStatus status = vc.Handle.Activate(parameters);
        vc.IsActive = status.IsSuccess;
        uint speed = BytesPerSecond;
        new WanCoLinkParams(speed, speed, (uint)_options.SendWindow).Write(_linkParams);
        _adapter!.IndicateStatusEx(vc.Handle, new(NdisStatus.WanCoLinkParams, _linkParams));
        new WanCoMtuLinkParams(speed, speed, (uint)_options.SendWindow, (uint)_options.MaxFrameSize).Write(_mtuLinkParams);
        _adapter.IndicateStatusEx(vc.Handle, new(NdisStatus.WanCoMtuLinkParams, _mtuLinkParams));
    }

    // The line's own speed counts start and stop bits, a modem's connect speed does not.
    private uint BytesPerSecond =>
        _connectSpeedBps is { } connect ? (uint)Math.Max(1, connect / 8)
        : LineSpeedBps > 0 ? (uint)(LineSpeedBps / 10)
        : DefaultBytesPerSecond;

    private CoCallManagerParameters Flows(CoSpecificParameters specific)
    {
        FlowSpec flow = FlowSpec.Unspecified with { PeakBandwidth = BytesPerSecond, MaxSduSize = (uint)_options.MaxFrameSize };
        return new(flow, flow, specific);
    }

    private void FailMakeCall(ModemVc vc)
    {
        if (State == ModemCallState.Idle)
        {
            _call = null;
        }

        vc.CompleteMakeCall(_status.IsSuccess ? NdisStatus.Failure : _status);
    }

    private void DropOffer()
    {
        ModemVc vc = _call!;
        _call = null;
        _ = vc.Handle?.Delete(); // it was never activated (T6); null: the client did not take it
    }

    private void AwaitFrames()
    {
        if (State == ModemCallState.Draining && _call is { } vc && vc.Handle.ReceivesOutstanding == 0 && !HasSends)
        {
            _ = Apply(ModemCallEvent.Drained);
        }
    }

    // R319, R190: deactivate, complete, and delete what is ours.
    private void CompleteClose()
    {
        ModemVc vc = _call!;
        _call = null;
        EndDirectCall();
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
}
