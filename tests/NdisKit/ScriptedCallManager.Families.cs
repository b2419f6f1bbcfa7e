using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Families and SAPs (4.1, 4.2), and the way down (4.14).</summary>
public abstract partial class ScriptedCallManager
{
    private Action? _ended;

    /// <summary>Breaks R058: lets two clients register the same SAP.</summary>
    public bool SharesSaps { get; set; }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        var af = (ScriptedAf)callMgrAfContext!;
        Script.Enter("ProtocolCmCloseAf");
        NdisStatus result = Script.Answer(
            "ProtocolCmCloseAf",
            status =>
            {
                af.IsClosed = status.IsSuccess;
                Forget(af);
            },
            status =>
            {
                af.Handle.CloseComplete(status);
                End();
            });
        _loop.Post(End); // the end does not come before the close has been answered
        return result;
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
        var af = (ScriptedAf)callMgrAfContext!;
        Script.Enter("ProtocolCmNotifyCloseAfComplete");
        af.NotifyPending = false;
        Forget(af);
        End();
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        var sap = (ScriptedSap)callMgrSapContext!;
        Script.Enter("ProtocolCmDeregisterSap");
        return Script.Answer(
            "ProtocolCmDeregisterSap",
            status => _ = status.IsSuccess && Saps.Remove(sap),
            status => sap.Handle.DeregisterComplete(status));
    }

    /// <summary>Asks the clients of every open family to close it.</summary>
    public void NotifyClose()
    {
        foreach (ScriptedAf af in Afs.ToArray())
        {
            af.NotifyPending = true; // the answer may come before the return (T9)
            if (!af.Handle.NotifyClose().IsPending)
            {
                af.NotifyPending = false;
                Forget(af);
            }
        }
    }

    private protected NdisStatus Open(ScriptedAf af)
    {
        Script.Enter("ProtocolCmOpenAf");
        return Script.Answer(
            "ProtocolCmOpenAf", status => Add(Afs, af, status), status => af.Handle.OpenComplete(status, af));
    }

    private protected NdisStatus Register(ScriptedSap sap)
    {
        Script.Enter("ProtocolCmRegisterSap");
        if (!SharesSaps && Saps.Exists(s => s.Af != sap.Af && s.Sap.Sap.Span.SequenceEqual(sap.Sap.Sap.Span)))
        {
            return NdisStatus.SapInUse; // R058
        }

        Registering.Add(sap);
        return Script.Answer(
            "ProtocolCmRegisterSap",
            status =>
            {
                Registering.Remove(sap);
                Add(Saps, sap, status);
            },
            status => sap.Handle.RegisterComplete(status, sap));
    }

    /// <summary>Ends every call and every family; <paramref name="ended"/> is called when they are gone.</summary>
    /// <returns>SUCCESS: they are gone already.</returns>
    private protected NdisStatus EndAll(Action ended)
    {
        StopSends(null);
        foreach (ScriptedVc vc in Vcs.ToArray())
        {
            if (vc is { HasCall: true, IsHungUp: false })
            {
                HangUp(vc, NdisStatus.Failure);
            }
        }

        DeleteIdle();

        NotifyClose();
        if (Afs.Count == 0)
        {
            return NdisStatus.Success;
        }

        _ended = ended;
        return NdisStatus.Pending;
    }

    /// <summary>Deletes the VCs of ours that were kept for the next offer.</summary>
    public void DeleteIdle()
    {
        foreach (ScriptedVc vc in Vcs.Where(static v => v is { IsOurs: true, IsActive: false, HasCall: false, IsSettled: true }).ToArray())
        {
            Delete(vc);
        }
    }

    private void Forget(ScriptedAf af)
    {
        if (af.IsClosed && !af.NotifyPending)
        {
            Afs.Remove(af);
        }
    }

    private void End()
    {
        if (Afs.Count == 0 && _ended is { } ended)
        {
            _ended = null;
            ended();
        }
    }
}
