using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>The way down: calls, SAPs, family, then the binding (4.1).</summary>
public sealed partial class ScriptedClient
{
    /// <summary>Closes the family with all that is on it.</summary>
    public void CloseFamily(ScriptedBinding binding)
    {
        binding.AfClosing = true;
        Progress(binding);
    }

    private void Progress(ScriptedBinding binding)
    {
        if (!binding.Unbinding && !binding.NotifyClosing && !binding.AfClosing)
        {
            return;
        }

        ReturnKept(binding);
        foreach (ScriptedCall call in binding.Calls.ToArray())
        {
            if (call.Phase is ScriptedCallPhase.Proceeding or ScriptedCallPhase.Accepted or ScriptedCallPhase.Connected
                or ScriptedCallPhase.RemoteClosed)
            {
                _ = Close(call);
            }
            else if (call is { IsOurs: true, Phase: ScriptedCallPhase.Idle })
            {
                _ = Delete(call);
            }
        }

        if (binding.Calls.Count > 0 || binding.SapPending)
        {
            return;
        }

        if (binding.Sap is not null)
        {
            Deregister(binding);
            return;
        }

        if (binding.Af is { } af && !binding.AfCloseCalled)
        {
            binding.AfCloseCalled = true;
            NdisStatus status = af.Close();
            if (!status.IsPending)
            {
                AfClosed(binding, status);
            }

            return;
        }

        if (binding.Unbinding && binding.Af is null && !binding.UnbindDone)
        {
            binding.UnbindDone = true;
            Bindings.Remove(binding);
            if (binding.UnbindReturned)
            {
                binding.Handle.CompleteUnbindAdapter();
            }
        }
    }

    private void AfClosed(ScriptedBinding binding, NdisStatus status)
    {
        binding.AfCloseCalled = false;
        if (!status.IsSuccess)
        {
            binding.AfClosing = false; // it may be tried again (3.3)
            if (binding.Retries++ < MostRetries)
            {
                _loop.Post(() => Progress(binding));
            }

            return;
        }

        binding.Af = null;
        binding.AfClosing = false;
        if (binding.NotifyReturned)
        {
            binding.NotifyReturned = false;
            binding.NotifyClosing = false;
            binding.NotifiedAf!.NotifyCloseComplete(NdisStatus.Success);
        }

        Progress(binding);
    }
}
