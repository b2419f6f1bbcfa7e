using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the resets of an adapter.</summary>
internal sealed class ShadowReset
{
    private readonly HashSet<Oid> _settings = [];

    /// <summary>MiniportResetEx was called and has not been answered.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>The last reset lost the addressing, which NDIS has to set again.</summary>
    public bool WasAddressingLost { get; private set; }

    /// <summary>Settings that were lost and are not on their way to the miniport again.</summary>
    public HashSet<Oid> ToRestore { get; } = [];

    public void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportResetEx)
        {
            IsRunning = true;
            WasAddressingLost = false;
        }
        else if (e is { Id: DdiId.MiniportCoOidRequest, Other: NdisOidRequest request })
        {
            _ = ToRestore.Remove(request.Oid);
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportResetEx)
        {
            IsRunning = false;
            bool isLost = e.Request!.IsByCompletion ? e.Context is true : e.Other is ResetAnswer { AddressingReset: true };
            WasAddressingLost = isLost && e.Status.IsSuccess;
            ToRestore.Clear();
            ToRestore.UnionWith(WasAddressingLost ? _settings : []);
        }
        else if (e is { Id: DdiId.MiniportCoOidRequest, Other: NdisOidRequest { RequestType: NdisRequestType.SetInformation } request }
            && e.Status.IsSuccess && AddressingSettings.IsAddressing(request.Oid))
        {
            _ = _settings.Add(request.Oid);
        }
    }
}
