using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the data with which a client closes a call or drops a party, and of what its call
/// manager has told the network meanwhile.</summary>
internal sealed class ShadowCloseData(NdisVcObject vc)
{
    private long _framesBeforeCall;
    private long _signals;
    private long _octets;

    private ShadowBinding? Signaling => vc.CallManagerHolder.Binding is { } binding ? Shadows.Of(binding) : null;

    /// <summary>The octets of the request under way.</summary>
    public int Length { get; private set; }

    /// <summary>The octets of the shortest data that the call manager could not carry (T35); null: it has refused none.</summary>
    public int? Refused { get; private set; }

    /// <summary>The call manager sent signals while it made the call, or accepted it.</summary>
    public bool IsSignalledCall { get; private set; }

    /// <summary>What the call manager has signalled since it was asked.</summary>
    public long SignalsSince => (Signaling?.Signals ?? 0) - _signals;

    public long OctetsSince => (Signaling?.SignalledOctets ?? 0) - _octets;

    /// <summary>The call manager has said that it cannot carry data as long as these.</summary>
    public bool IsContradicted => Length > 0 && Length >= Refused;

    /// <summary>The call is on a PVC: nothing of it is signalled (4.15).</summary>
    public bool IsPermanent { get; private set; }

    public void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmMakeCall or DdiId.ProtocolClIncomingCall:
                Refused = null; // another call
                IsPermanent = IsOnPvc(e);
                IsSignalledCall = false;
                _framesBeforeCall = Signaling?.SignalledFrames ?? 0;
                break;
            case DdiId.ProtocolClCallConnected:
                LearnSignals();
                break;
            case DdiId.ProtocolCmCloseCall or DdiId.ProtocolCmDropParty:
                Length = e.Context is ReadOnlyMemory<byte> data ? data.Length : 0;
                _signals = Signaling?.Signals ?? 0;
                _octets = Signaling?.SignalledOctets ?? 0;
                break;
            default:
                break; // nothing to remember
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            IsPermanent |= IsOnPvc(e);
            LearnSignals();
        }

        bool isOfData = Length > 0 && e.Id is DdiId.ProtocolCmCloseCall or DdiId.ProtocolCmDropParty; // T35
        if (isOfData && e.Status == NdisStatus.InvalidData)
        {
            Refused = Math.Min(Refused ?? int.MaxValue, Length);
        }
    }

    private void LearnSignals() => IsSignalledCall = Signaling?.SignalledFrames > _framesBeforeCall;

    private static bool IsOnPvc(in DdiEvent e) =>
        e.Parameters is { } parameters && (parameters.Flags & CoCallFlags.PermanentVc) != CoCallFlags.None;
}
