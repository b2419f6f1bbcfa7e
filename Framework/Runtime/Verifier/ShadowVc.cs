using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a VC and its call.</summary>
internal sealed class ShadowVc(NdisVcObject vc)
{
    public NdisVcObject Vc => vc;

    public bool IsAlive { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsActive { get; set; }

    public ShadowCall Call { get; set; }

    public bool IsRemoteClosed { get; set; }

    public bool IsClosing { get; set; }

    public bool WasRejected { get; set; }

    /// <summary>The client's last call on it was closed: on a call manager's VC its handle is dead for the client (R193).</summary>
    public bool WasClosed { get; set; }

    /// <summary>The last call ended with a status that is not success (T7).</summary>
    public bool NetworkFailed { get; set; }

    public int Sends { get; set; }

    public int Receives { get; set; }

    /// <summary>The parameters as they were proposed.</summary>
    public CoCallParameters? Proposed { get; set; }

    public void EndCall()
    {
        Call = ShadowCall.None;
        IsRemoteClosed = false;
        IsClosing = false;
        WasClosed = true;
    }
}
