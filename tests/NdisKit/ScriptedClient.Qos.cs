using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Changes of a call's parameters (4.9).</summary>
public sealed partial class ScriptedClient
{
    /// <summary>Called inside a change by the far end; to do nothing accepts it.</summary>
    public Action<ScriptedCall, CoCallParameters>? WhenChanged { get; set; }

    /// <summary>Called when a change of its own has ended.</summary>
    public Action<ScriptedCall, NdisStatus>? WhenModified { get; set; }

    public void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters)
    {
        Script.Enter("ProtocolClModifyCallQoSComplete");
        Modified((ScriptedCall)protocolVcContext!, status, callParameters);
    }

    public void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
        var call = (ScriptedCall)protocolVcContext!;
        Script.Enter("ProtocolClIncomingCallQoSChange");
        call.Parameters = callParameters.Clone(); // the call manager's are valid during the call only
        WhenChanged?.Invoke(call, callParameters);
    }

    /// <summary>Asks for other parameters.</summary>
    public NdisStatus Modify(ScriptedCall call, CoCallParameters parameters)
    {
        ThrowIfEnded(call);
        NdisStatus status = call.Handle.ModifyCallQoS(parameters);
        if (!status.IsPending)
        {
            Modified(call, status, parameters);
        }

        return status;
    }

    private void Modified(ScriptedCall call, NdisStatus status, CoCallParameters parameters)
    {
        Script.Told.Add(status);
        call.ModifyStatus = status;
        call.Parameters = status.IsSuccess ? parameters : call.Parameters;
        WhenModified?.Invoke(call, status);
    }
}
