using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC over the handle of one shape.</summary>
public abstract class ScriptedVc<TSap, TVc>(ScriptedAf? af) : ScriptedVc(af)
    where TSap : CallManagerSap
    where TVc : CallManagerVc<TSap>
{
    private TVc? _handle;

    public override TVc Handle => _handle!;

    public void Attach(TVc handle) => _handle = handle;

    public override void MakeCallComplete(
        NdisStatus status, ScriptedLeaf? party, object? context, CoCallParameters parameters)
    {
        if (party is null)
        {
            Handle.MakeCallComplete(status, parameters);
        }
        else
        {
            Handle.MakeCallComplete(status, party.Handle, context, parameters);
        }
    }

    public override void CloseCallComplete(NdisStatus status, ScriptedLeaf? party) =>
        Handle.CloseCallComplete(status, party?.Handle);

    public override void ModifyCallQoSComplete(NdisStatus status, CoCallParameters parameters) =>
        Handle.ModifyCallQoSComplete(status, parameters);

    public override void DispatchIncomingCallQoSChange(CoCallParameters parameters) =>
        Handle.DispatchIncomingCallQoSChange(parameters);

    public override NdisStatus DispatchIncomingCall(ScriptedSap sap, CoCallParameters parameters) =>
        Handle.DispatchIncomingCall((TSap)sap.Handle, parameters);

    public override void DispatchCallConnected() => Handle.DispatchCallConnected();

    public override void DispatchIncomingCloseCall(NdisStatus status, ReadOnlyMemory<byte> closeData = default) =>
        Handle.DispatchIncomingCloseCall(status, closeData);
}
