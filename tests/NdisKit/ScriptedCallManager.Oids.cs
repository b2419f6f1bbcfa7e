using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Requests to the call manager, and its own (4.11).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>Its own requests that were completed.</summary>
    public List<(NdisOidRequest Request, NdisStatus Status)> OidsCompleted { get; } = [];

    /// <summary>The party that the last request was about.</summary>
    public ScriptedLeaf? LastOidLeaf { get; private set; }

    /// <summary>Answers a client's request in earnest; null leaves it to the script.</summary>
    public Func<ScriptedVc?, NdisOidRequest, NdisStatus?>? OnOid { get; set; }

    public void OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
        Script.Enter("ProtocolCoOidRequestComplete");
        Script.Told.Add(status);
        OidsCompleted.Add((oidRequest, status));
    }

    /// <summary>Asks the client of a family.</summary>
    public void Request(ScriptedAf af, ScriptedVc? vc, NdisOidRequest request)
    {
        Script.Calls(Own("NdisCoOidRequest"));
        NdisStatus status = af.Handle.OidRequest(vc?.Handle, request);
        if (!status.IsPending)
        {
            Script.Told.Add(status);
            OidsCompleted.Add((request, status));
        }
    }

    private protected NdisStatus Answer(ScriptedAf af, ScriptedVc? vc, ScriptedLeaf? leaf, NdisOidRequest request)
    {
        LastOidLeaf = leaf;
        Script.Enter("ProtocolCoOidRequest");
        Script.Oids.Add(request.Oid);
        return Script.Answer(
            "ProtocolCoOidRequest",
            (status, done) => done(OidAnswer.Give(request, status, OnOid?.Invoke(vc, request) ?? Configure(request, status))),
            status =>
            {
                Script.Calls(Own("NdisCoOidRequestComplete"));
                af.Handle.OidRequestComplete(vc?.Handle, request, status, leaf?.Handle);
            });
    }
}
