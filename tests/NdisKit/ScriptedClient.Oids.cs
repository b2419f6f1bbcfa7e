using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Requests of the call manager, and its own (4.11).</summary>
public sealed partial class ScriptedClient
{
    /// <summary>It does what a request of the call manager asks for.</summary>
    public bool Reacts { get; set; } = true;

    /// <summary>What the call manager asked.</summary>
    public List<Oid> OidsSeen { get; } = [];

    /// <summary>Its own requests that were completed.</summary>
    public List<(NdisOidRequest Request, NdisStatus Status)> OidsCompleted { get; } = [];

    /// <summary>The party that the last completed request was about.</summary>
    public ScriptedParty? LastOidParty { get; private set; }

    public NdisStatus OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest)
    {
        var binding = (ScriptedBinding)protocolAfContext!;
        Script.Enter("ProtocolCoOidRequest");
        OidsSeen.Add(oidRequest.Oid);
        Script.Oids.Add(oidRequest.Oid);
        ClientAf af = binding.Af!;
        ClientVc? vc = (protocolVcContext as ScriptedCall)?.Handle;
        return Script.Answer(
            "ProtocolCoOidRequest",
            status =>
            {
                OidAnswer.Fill(oidRequest, status);
                _loop.Post(() => React(binding, oidRequest.Oid));
            },
            status =>
            {
                Script.Calls("NdisCoOidRequestComplete");
                af.OidRequestComplete(vc, oidRequest, status);
            });
    }

    public void OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
        LastOidParty = protocolPartyContext as ScriptedParty;
        Script.Enter("ProtocolCoOidRequestComplete");
        Script.Told.Add(status);
        OidsCompleted.Add((oidRequest, status));
    }

    /// <summary>Asks the miniport.</summary>
    public void Request(ScriptedBinding binding, ScriptedCall? call, NdisOidRequest request)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Script.Calls("NdisCoOidRequest");
        Completed(request, binding.Handle.OidRequest(call?.Handle, request));
    }

    /// <summary>Asks the call manager.</summary>
    public void RequestOfCallManager(ScriptedBinding binding, ScriptedCall? call, NdisOidRequest request)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Script.Calls("NdisCoOidRequest");
        Completed(request, binding.Af!.OidRequest(call?.Handle, request));
    }

    private void Completed(NdisOidRequest request, NdisStatus status)
    {
        if (!status.IsPending)
        {
            Script.Told.Add(status);
            OidsCompleted.Add((request, status)); // T10
        }
    }

    /// <summary>Does what a request asks for, once it is answered.</summary>
    private void React(ScriptedBinding binding, Oid oid)
    {
        if (!Reacts)
        {
            return;
        }

        if (oid == Oid.CoAddressChange && binding.Af is not null)
        {
            RequestOfCallManager(binding, null, new(NdisRequestType.QueryInformation, Oid.CoGetAddresses, new byte[64]));
        }
        else if (oid == Oid.CoAfClose && binding.Af is not null)
        {
            CloseFamily(binding); // T15
        }
    }
}
