using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Changes of a call's parameters (4.9).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>Changes are refused with NOT_SUPPORTED (R207).</summary>
    public bool HasNoQos { get; set; }

    /// <summary>A change that the script refuses is activated first, and taken back (4.9 step 3').</summary>
    public bool RefusesLate { get; set; }

    public NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters)
    {
        var vc = (ScriptedVc)callMgrVcContext!;
        Script.Enter("ProtocolCmModifyCallQoS");
        if (HasNoQos || vc.Pvc is not null)
        {
            return vc.Pvc?.ModifyCallQoS() ?? NdisStatus.NotSupported;
        }

        Signal("MODIFY");
        return Script.Answer(
            "ProtocolCmModifyCallQoS",
            (status, done) => Modify(vc, callParameters, status, done),
            status => vc.ModifyCallQoSComplete(status, status.IsSuccess ? callParameters : vc.Parameters ?? callParameters));
    }

    /// <summary>The far end proposes other parameters; the miniport may refuse them (4.9).</summary>
    public void Propose(ScriptedVc vc, CoCallParameters parameters) => Activate(vc, parameters, status =>
    {
        if (status.IsSuccess)
        {
            vc.DispatchIncomingCallQoSChange(parameters);
            Signal(vc is { HasCall: true, IsClosing: false } && ReferenceEquals(vc.Parameters, parameters) ? "MODIFY ACCEPTED" : "MODIFY REJECTED");
        }
        else
        {
            Signal("MODIFY REJECTED");
        }
    });

    private void Modify(ScriptedVc vc, CoCallParameters parameters, NdisStatus status, Action<NdisStatus> done)
    {
        if (status.IsSuccess)
        {
            AlterParameters?.Invoke(parameters);
            vc.WhenSettled(() => Activate(vc, parameters, done));
        }
        else if (RefusesLate && vc.Parameters is { } old)
        {
            Activate(vc, parameters, _ => Activate(vc, old, _ => done(status)));
        }
        else
        {
            done(status);
        }
    }
}
