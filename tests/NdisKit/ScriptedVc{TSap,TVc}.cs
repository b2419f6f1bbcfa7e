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

    public override void MakeCallComplete(NdisStatus status, CoCallParameters parameters) =>
        Handle.MakeCallComplete(status, parameters);

    public override void CloseCallComplete(NdisStatus status) => Handle.CloseCallComplete(status);

    public override NdisStatus DispatchIncomingCall(ScriptedSap sap, CoCallParameters parameters) =>
        Handle.DispatchIncomingCall((TSap)sap.Handle, parameters);

    public override void DispatchCallConnected() => Handle.DispatchCallConnected();

    public override void DispatchIncomingCloseCall(NdisStatus status, ReadOnlyMemory<byte> closeData = default) =>
        Handle.DispatchIncomingCloseCall(status, closeData);
}
