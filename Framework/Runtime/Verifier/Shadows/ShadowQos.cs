using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the changes of the parameters of the call on a VC.</summary>
internal sealed class ShadowQos(NdisVcObject vc)
{
    private CoCallParameters? _told;

    private CoCallParameters? InUse => Shadows.Of(vc).Activation.InUse;

    /// <summary>The parameters that the client asked for, as they were then.</summary>
    public CoCallParameters? Asked { get; private set; }

    /// <summary>The parameters in use before the change that is under way.</summary>
    public CoCallParameters? Before { get; private set; }

    /// <summary>The VC has been activated anew since.</summary>
    public bool IsActivatedAnew => !ReferenceEquals(InUse, Before);

    /// <summary>The call manager has said that it can change none (R207).</summary>
    public bool IsUnsupported { get; private set; }

    /// <summary>A change went well once.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>How often the client has asked since both sides agreed last.</summary>
    public int Attempts { get; private set; }

    /// <summary>The client has asked for others, or closed the call, since it was told of a change by the far end.</summary>
    public bool HasObjected { get; private set; }

    /// <summary>The parameters are those that the client was told of, untouched.</summary>
    public bool AreAsTold(CoCallParameters parameters) =>
        _told is null || (parameters.SameParameters(_told) && parameters.Flags == _told.Flags);

    public void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClModifyCallQoS)
        {
            Attempts++;
        }

        HasObjected |= e.Id is DdiId.NdisClModifyCallQoS or DdiId.NdisClCloseCall;
    }

    public void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmMakeCall or DdiId.ProtocolClIncomingCall:
                (IsUnsupported, HasChanged) = (false, false); // another call
                Attempts = 0;
                break;
            case DdiId.ProtocolCmModifyCallQoS:
                Asked = e.Parameters?.Clone();
                Before = InUse;
                break;
            case DdiId.ProtocolClIncomingCallQoSChange:
                _told = e.Parameters?.Clone();
                HasObjected = false;
                break;
            default:
                break; // nothing to remember
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmModifyCallQoS)
        {
            HasChanged |= e.Status.IsSuccess;
            IsUnsupported |= e.Status == NdisStatus.NotSupported;
            bool isAgreed = e.Status.IsSuccess && e.Parameters is { } parameters && !ChangedParameters.AreMarked(parameters);
            Attempts = isAgreed ? 0 : Attempts;
        }
    }
}
