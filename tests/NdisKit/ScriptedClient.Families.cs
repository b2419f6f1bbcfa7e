using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Families and SAPs (4.1, 4.2).</summary>
public sealed partial class ScriptedClient
{
    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        var binding = (ScriptedBinding)protocolBindingContext!;
        Script.Enter("ProtocolCoAfRegisterNotify");
        if (addressFamily.AddressFamily == Family)
        {
            _ = OpenFamily(binding, addressFamily);
        }
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status)
    {
        Script.Enter("ProtocolClOpenAfCompleteEx");
        Opened((ScriptedBinding)protocolAfContext!, status, ndisAfHandle);
    }

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext)
    {
        Script.Enter("ProtocolClCloseAfComplete");
        AfClosed((ScriptedBinding)protocolAfContext!, status);
    }

    public NdisStatus OpenFamily(ScriptedBinding binding, CoAddressFamily family)
    {
        NdisStatus status = binding.Handle.OpenAddressFamilyEx(family, binding, out ClientAf? af);
        if (!status.IsPending)
        {
            Opened(binding, status, af);
        }

        return status;
    }

    public void Register(ScriptedBinding binding, CoSap sap)
    {
        binding.SapPending = true;
        NdisStatus status = binding.Af!.RegisterSap(binding, sap, out ClientSap? handle);
        if (!status.IsPending)
        {
            Registered(binding, status, handle);
        }
    }

    public void Deregister(ScriptedBinding binding)
    {
        ClientSap sap = binding.Sap!;
        binding.Sap = binding.OlderSaps.TryPop(out ClientSap? older) ? older : null;
        binding.SapPending = true;
        NdisStatus status = sap.Deregister();
        if (!status.IsPending)
        {
            Deregistered(binding);
        }
    }

    public NdisStatus NotifyCloseAf(object? clientAfContext)
    {
        var binding = (ScriptedBinding)clientAfContext!;
        Script.Enter("ProtocolClNotifyCloseAf");
        if (KeepsFamily)
        {
            return Script.Answer(
                "ProtocolClNotifyCloseAf refused", _ => { }, _ => binding.Af!.NotifyCloseComplete(NdisStatus.NotAccepted)) is { IsPending: true } pending
                ? pending : NdisStatus.NotAccepted;
        }

        binding.NotifyClosing = true;
        binding.NotifiedAf = binding.Af;
        Progress(binding);
        if (binding.Af is null)
        {
            binding.NotifyClosing = false;
            return NdisStatus.Success;
        }

        binding.NotifyReturned = true;
        return NdisStatus.Pending;
    }

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
        Script.Enter("ProtocolClRegisterSapComplete");
        Registered((ScriptedBinding)protocolSapContext!, status, ndisSapHandle);
    }

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
        Script.Enter("ProtocolClDeregisterSapComplete");
        Deregistered((ScriptedBinding)protocolSapContext!);
    }

    private void Opened(ScriptedBinding binding, NdisStatus status, ClientAf? af)
    {
        Script.Told.Add(status);
        binding.OpenStatus = status;
        if (!status.IsSuccess)
        {
            return;
        }

        binding.Af = af;
        if (WantsCalls && !binding.Unbinding && !binding.NotifyClosing)
        {
            Register(binding, CallParameters.Sap);
        }

        Progress(binding);
    }

    private void Registered(ScriptedBinding binding, NdisStatus status, ClientSap? sap)
    {
        binding.SapPending = false;
        Script.Told.Add(status);
        binding.SapStatus = status;
        if (status.IsSuccess && binding.Sap is { } older)
        {
            binding.OlderSaps.Push(older);
        }

        binding.Sap = status.IsSuccess ? sap : binding.Sap;
        Progress(binding);
    }

    private void Deregistered(ScriptedBinding binding)
    {
        binding.SapPending = false;
        Progress(binding);
    }
}
