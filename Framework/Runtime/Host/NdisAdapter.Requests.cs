using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What NDIS asks of the miniport on its own behalf.</summary>
public sealed partial class NdisAdapter
{
    internal AdapterReset Resetting { get; }

    internal AddressingSettings Addressing { get; }

    /// <summary>Resets the adapter (4.13); state, calls and handles stay as they are (R271).</summary>
    /// <param name="completed">Told once, after RESET_END: the miniport's status; RESET_IN_PROGRESS when one is under way
    /// already; INVALID_STATE when the adapter is not up; FAILURE when a driver failed meanwhile.</param>
    public void Reset(Action<NdisStatus> completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        if (Bindings.Exists(static b => b.IsIndicating))
        {
            Host.Loop.Post(() => Reset(completed)); // RESET_START must not wait behind a status (R266, R269)
            return;
        }

        NdisStatus status = AdapterTable.Reset(State).Status;
        if (status.IsFailure)
        {
            completed(status);
            return;
        }

        Resetting.Begin(completed);
    }

    /// <summary>Sends a request about the adapter to the miniport on NDIS's own behalf (4.11).</summary>
    /// <param name="request">The miniport's until it completes.</param>
    /// <param name="completed">Told once after PENDING was returned.</param>
    /// <returns>PENDING, or what the miniport answered at once; RESET_IN_PROGRESS while it resets.</returns>
    public NdisStatus OidRequest(NdisOidRequest request, Action<NdisStatus> completed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(completed);
        NdisStatus status = Resetting.CheckUse();
        return status.IsFailure ? status : Oids.RequestByNdis(request, completed);
    }
}
