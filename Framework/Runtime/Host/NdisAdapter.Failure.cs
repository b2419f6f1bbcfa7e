using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The way down after a driver threw: NDIS stands in for that driver until the others have ended in order.</summary>
public sealed partial class NdisAdapter
{
    private StandInRequests _asked = new();
    private bool _sweeping;
    private bool _sweepPosted;
    private bool _unbinding;
    private bool _isUnbound;

    /// <summary>NDIS stands in for a driver that is cut off: it completes what that driver left pending.</summary>
    internal bool IsStandingIn => _sweeping;

    internal void Fail(string driver, string ddi, Exception e)
    {
        Fault ??= e;
        FaultOrigin ??= e is ContractViolationException { Violation: { } broken }
            ? $"{driver} broke {broken.Rule} in {ddi}"
            : $"{driver} threw in {ddi}";
        foreach (NdisVcObject vc in Vcs)
        {
            if (Boundary.IsCutOff(vc.CallManagerHolder.DriverName))
            {
                vc.Activation.Lose(); // its call manager never will, and the client must be able to delete it
            }
        }

        _ = Apply(AdapterTable.Fail(State));
    }

    private void TakeDown()
    {
        _sweeping = true;
        _asked = new();
        _pause.End();
        _restart.End();
        WithdrawAll();
        PostSweep();
        Failed?.Invoke(this);
    }

    /// <summary>Posted, so that it finds no driver in the middle of a callback.</summary>
    private void PostSweep()
    {
        if (_sweeping && !_sweepPosted)
        {
            _sweepPosted = true;
            Host.Loop.Post(Sweep);
        }
    }

    /// <summary>Takes every object of a driver that is cut off one step nearer to its end.</summary>
    private void Sweep()
    {
        _sweepPosted = false;
        if (!_sweeping)
        {
            return;
        }

        _asked.BeginPass(Afs.Count + Saps.Count + Vcs.Sum(static vc => 1 + vc.Parties.Count));
        Resetting.Lose();
        EndTransition(NdisStatus.Failure);
        Oids.AbortAll(NdisStatus.Failure);
        if (Boundary.IsCutOff(Miniport.Name))
        {
            AbortSends();
        }

        ReturnReceives(b => Boundary.IsCutOff(b.DriverName));
        Vcs.ToList().ForEach(SweepVc);
        Saps.ToList().ForEach(SweepSap);
        Afs.ToList().ForEach(SweepAf);
        if (!_unbinding)
        {
            _unbinding = true;
            UnbindLost();
        }

        // A plain miniport that lives is halted when it owes no VC an answer: its VCs go first.
        if (_isUnbound && !Vcs.Any(static vc => vc.Activation.IsOwed))
        {
            _isUnbound = false;
            HaltLost();
        }
    }

    private void SweepVc(NdisVcObject vc)
    {
        if (Boundary.IsCutOff(Miniport.Name))
        {
            vc.Activation.StandInForMiniport(NdisStatus.Failure);
        }

        if (Boundary.IsCutOff(vc.CallManagerHolder.DriverName))
        {
            vc.Parties.ToList().ForEach(static party => party.StandInForCallManager(NdisStatus.Failure));
            vc.Qos.StandInForCallManager(NdisStatus.Failure);
            vc.Activation.StandInForCallManager();
            if (!vc.Activation.IsActive && !vc.Activation.IsOwed)
            {
                vc.Call.StandInForCallManager(NdisStatus.Failure); // the creator can delete the VC then (T4)
                DeleteFor(vc, VcCreator.CallManager);
            }
        }

        if (vc.ClientHolder is { } client && Boundary.IsCutOff(client.DriverName))
        {
            vc.Call.StandInForClient(_asked);
            DeleteFor(vc, VcCreator.Client);
        }
    }

    private static void DeleteFor(NdisVcObject vc, VcCreator creator)
    {
        if (vc.Creator == creator && vc.Call.IsIdle && vc.IsSettled && vc.Alias is null && vc.Activation.State == VcState.Inactive)
        {
            _ = vc.Activation.Delete();
        }
    }

    private void SweepSap(NdisSapObject sap)
    {
        if (Boundary.IsCutOff(sap.Af.Registration.Port.DriverName))
        {
            if (sap.State == SapState.Registering)
            {
                sap.RegisterComplete(NdisStatus.Failure, null);
            }
            else if (sap.State == SapState.Deregistering)
            {
                sap.DeregisterComplete(NdisStatus.Success);
            }
        }

        if (Boundary.IsCutOff(sap.Af.Client.DriverName) && sap.State == SapState.Registered
            && _asked.TryBegin(sap, "NdisClDeregisterSap"))
        {
            _ = sap.Deregister();
        }
    }

    private void SweepAf(NdisAfInstance af)
    {
        if (Boundary.IsCutOff(af.Registration.Port.DriverName))
        {
            switch (af.State)
            {
                case AfState.Opening:
                    af.OpenComplete(NdisStatus.Failure, null);
                    break;
                case AfState.Open when !Boundary.IsCutOff(af.Client.DriverName)
                    && _asked.TryBegin(af, "NdisCmNotifyCloseAddressFamily"):
                    _ = af.NotifyClose();
                    break;
                case AfState.Closing or AfState.NotifyClosing:
                    af.CloseComplete(NdisStatus.Success);
                    break;
                default:
                    break; // under way, or at its end
            }
        }

        if (Boundary.IsCutOff(af.Client.DriverName))
        {
            if (af.State is AfState.Open or AfState.NotifyPending
                && !Vcs.Any(vc => vc.Af == af) && !Saps.Exists(sap => sap.Af == af)
                && _asked.TryBegin(af, "NdisClCloseAddressFamily"))
            {
                _ = af.Close();
            }
            else if (af.State == AfState.NotifyClosed)
            {
                af.NotifyCloseComplete(NdisStatus.Success);
            }
        }
    }

    private void UnbindLost()
    {
        UnbindAll(() =>
        {
            _isUnbound = true;
            PostSweep();
        });
        foreach (ProtocolBinding binding in Bindings.ToArray())
        {
            if (Boundary.IsCutOff(binding.DriverName))
            {
                binding.CompleteUnbind(); // it is not waited for
            }
        }
    }

    private void HaltLost()
    {
        if (_haltCalled && (!_halt.IsOpen || Boundary.IsCutOff(Miniport.Name)))
        {
            _halt.End();
            FinishLost();
        }
        else if (!_haltCalled)
        {
            CallHalt();
        }
    }

    /// <summary>What the drivers still hold is taken from them.</summary>
    private void FinishLost()
    {
        if (_sweeping)
        {
            AbortSends();
            ReturnReceives(static _ => true);
            do
            {
                Sweep();
            }
            while (_sweepPosted); // what one step ended, the next forgets; it ends because the asking does

            _sweeping = false;
            RaiseHalted();
        }
    }

    private void AbortSends()
    {
        for (NblTag? tag = Tags.First; tag is not null;)
        {
            NblTag? next = tag.Next;
            if (!tag.IsOnList)
            {
                tag.Carrier.Forget(tag);
            }
            else if (tag is { State: NblState.Sent, IsOnTop: true })
            {
                NetBufferList list = tag.List;
                NdisVcObject carrier = tag.Carrier;
                list.Next = null;
                list.Status = NdisStatus.Failure;
                carrier.SendComplete(list, NdisSendFlags.None);
                next = Tags.First; // the completion may have changed the list of tags
            }

            tag = next;
        }
    }

    private void ReturnReceives(Func<ProtocolBinding, bool> which)
    {
        for (NblTag? tag = Tags.First; tag is not null;)
        {
            NblTag? next = tag.Next;
            ProtocolBinding binding = tag.Owner.DataHolder.Binding!;
            if (!tag.IsOnList)
            {
                tag.Carrier.Forget(tag);
            }
            else if (tag is { State: NblState.Received, IsOnTop: true } && which(binding))
            {
                NetBufferList list = tag.List;
                list.Next = null;
                _ = NdisVcObject.TryTakeBack(list, binding);
                Boundary.ReturnNetBufferLists(list);
                next = Tags.First;
            }

            tag = next;
        }

        EndDrained();
    }
}
