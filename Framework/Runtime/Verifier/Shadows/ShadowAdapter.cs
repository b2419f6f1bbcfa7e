using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of an adapter: what lives on it.</summary>
internal sealed class ShadowAdapter : Shadow
{
    /// <summary>MiniportInitializeEx is running.</summary>
    public bool IsInitializing { get; private set; }

    /// <summary>MiniportInitializeEx has succeeded, and MiniportHaltEx has not been called.</summary>
    public bool IsInitialized { get; private set; }

    /// <summary>MiniportHaltEx has ended.</summary>
    public bool IsHalted { get; private set; }

    /// <summary>MiniportInitializeEx is running or has succeeded, and MiniportHaltEx has not ended (R263).</summary>
    public bool MayIndicate { get; private set; }

    public ShadowMiniport Miniport { get; } = new();

    public ShadowReset Reset { get; } = new();

    /// <summary>Its miniport as a CoNDIS WAN miniport.</summary>
    public ShadowWan Wan { get; private set; } = new();

    public ShadowPromises Promises { get; } = new();

    /// <summary>The registered families by type.</summary>
    public Dictionary<uint, ShadowFamily> Families { get; } = [];

    /// <summary>Families that a client has opened and not closed.</summary>
    public HashSet<ShadowAf> Afs { get; } = [];

    /// <summary>Registered SAPs by what they are.</summary>
    public Dictionary<SapKey, ProtocolBinding> Saps { get; } = [];

    /// <summary>VCs that were created and whose deletion has not begun.</summary>
    public HashSet<ShadowVc> Vcs { get; } = [];

    /// <summary>Those of them that were handed over, by the string.</summary>
    public Dictionary<string, ShadowVc> VcsByTapiCallId { get; } = new(StringComparer.Ordinal);

    /// <summary>Completions of sends that are running, one inside the other.</summary>
    public int Completions { get; set; }

    /// <summary>Frames that the miniport completed and whose sender has not got them.</summary>
    public int FramesComingBack { get; set; }

    /// <summary>Some of them were completed with SEND_ABORTED (R232).</summary>
    public bool AreAborted { get; set; }

    /// <summary>Requests whose callback returned PENDING and that were not completed.</summary>
    public HashSet<ShadowRequest> Pending { get; } = [];

    /// <summary>Families whose client has ended its notify-close, while the call manager has not been told.</summary>
    public HashSet<ShadowAf> ToldByClient { get; } = [];

    public override void Called(in DdiEvent e)
    {
        if (e is { Id: DdiId.NdisMCoIndicateStatusEx, Other: NdisStatusIndication indication })
        {
            bool isForAll = e.Context is null && indication.DestinationHandle is null && MayIndicate;
            e.Subject.Home.Bindings.ForEach(b => Shadows.Of(b).AwaitStatus(isForAll));
        }
        else if (e.Id == DdiId.NdisMCmRegisterAddressFamilyEx && IsInitializing)
        {
            Register((CoAddressFamily)e.Context!, null);
        }
    }

    public override void Entered(in DdiEvent e)
    {
        Reset.Entered(e);
        MayIndicate |= e.Id == DdiId.MiniportInitializeEx;
        if (e.Id is DdiId.MiniportInitializeEx or DdiId.MiniportHaltEx)
        {
            Families.Clear();
            Wan = new();
            IsInitializing = e.Id == DdiId.MiniportInitializeEx;
            IsInitialized = false;
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportInitializeEx)
        {
            IsInitializing = false;
            IsInitialized = e.Status.IsSuccess;
            MayIndicate = e.Status.IsSuccess;
        }
    }

    /// <summary>The first call manager that registers a type has it (R023).</summary>
    public void Register(CoAddressFamily family, ProtocolBinding? owner) =>
        _ = Families.TryAdd(family.AddressFamily, new(family, owner));

    public override void Answered(in DdiEvent e)
    {
        Reset.Answered(e);
        ShadowWan.Answered(e);
        MayIndicate &= e.Id != DdiId.MiniportHaltEx;
        IsHalted |= e.Id == DdiId.MiniportHaltEx;
    }

    /// <summary>A call manager's binding is closing, or was never made: its families go.</summary>
    public void Withdraw(ProtocolBinding owner)
    {
        foreach ((uint family, ShadowFamily registered) in Families)
        {
            if (ReferenceEquals(registered.Owner, owner))
            {
                _ = Families.Remove(family);
                owner.Adapter.Bindings.ForEach(b => Shadows.Of(b).Notified.Remove(family));
            }
        }
    }
}
