using System.Globalization;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One VC (NdisVcHandle): what its holders share. Life and activation, the call, and data are three parts.</summary>
/// <remarks>A call manager holds every VC. A client holds it too, but for a signaling VC, which belongs to no family. A
/// miniport holds it by a context of its own, unless it is the call manager itself (MCM), or the VC an alias (T17).</remarks>
internal sealed partial class NdisVcObject : ITraced
{
    /// <summary>A VC between the client of a family and its call manager.</summary>
    public NdisVcObject(NdisAfInstance af, VcCreator creator, object creatorContext, NdisVcObject? aliasOf)
        : this(af.Registration.Port, af.Adapter, creator, aliasOf)
    {
        Af = af;
        ClientHolder = new(af.Client.DriverName, af.Client, new ClientVcHandle(this));
        CreatorHolder.Context = creatorContext;
    }

    /// <summary>A signaling VC of a stand-alone call manager.</summary>
    public NdisVcObject(CmPort callManager, object creatorContext)
        : this(callManager, callManager.Binding.Adapter, VcCreator.CallManager, aliasOf: null) =>
        CreatorHolder.Context = creatorContext;

    private NdisVcObject(CallManagerPort callManager, NdisAdapter adapter, VcCreator creator, NdisVcObject? aliasOf)
    {
        Adapter = adapter;
        Creator = creator;
        AliasOf = aliasOf;
        Id = adapter.Host.NextVcId();
        Activation = new VcMachine(this);
        Call = new CallMachine(this);
        Qos = new QosMachine(this);
        CallManager = callManager;
        CallManagerHolder = new(callManager.DriverName, callManager.Binding, callManager.NewVcHandle(this));
        Miniport = aliasOf is null ? adapter.MiniportPort.VcCallbacks : null;
        MiniportHolder = aliasOf?.MiniportHolder
            ?? (Miniport is null ? CallManagerHolder : new(Miniport.DriverName, null, new MiniportVcHandle(this)));
    }

    public uint Id { get; }

    /// <summary>The client's open family; null for a signaling VC.</summary>
    public NdisAfInstance? Af { get; }

    public NdisAdapter Adapter { get; }

    public VcCreator Creator { get; }

    public VcMachine Activation { get; }

    public CallMachine Call { get; }

    public QosMachine Qos { get; }

    /// <summary>No party or change of parameters of a call that has ended is still to be completed.</summary>
    public bool IsSettled => Parties.Count == 0 && Qos.State != QosState.ModifyPending;

    /// <summary>The way to the client. There is one wherever there is a call.</summary>
    public ClientPort Client => Af!.Client.Client!;

    public CallManagerPort CallManager { get; }

    /// <summary>The way to a stand-alone call manager; an MCM's VC never waits for a miniport, nor completes to it (R118).</summary>
    public CmPort? StandAlone => CallManager as CmPort;

    /// <summary>The way to a plain miniport's VC callbacks; null where it has none for this VC: an MCM's, or an alias.</summary>
    public CoMiniportPort? Miniport { get; }

    /// <summary>Null for a signaling VC.</summary>
    public VcHolder? ClientHolder { get; }

    public VcHolder CallManagerHolder { get; }

    /// <summary>Of an MCM's VC its call manager (contract 1.5); of an alias that of the aliased VC.</summary>
    public VcHolder MiniportHolder { get; }

    /// <summary>The protocol whose data it carries: the client, or of a signaling VC the call manager.</summary>
    public VcHolder DataHolder => ClientHolder ?? CallManagerHolder;

    public VcHolder CreatorHolder => Creator == VcCreator.Client ? ClientHolder! : CallManagerHolder;

    public object? ClientContext
    {
        get => ClientHolder?.Context;
        set => ClientHolder!.Context = value;
    }

    public object? CallManagerContext
    {
        get => CallManagerHolder.Context;
        set => CallManagerHolder.Context = value;
    }

    public ClientVcHandle ClientHandle => (ClientVcHandle)ClientHolder!.Handle;

    public NdisVc CallManagerHandle => CallManagerHolder.Handle;

    /// <summary>The VC that this one stands for (T17).</summary>
    public NdisVcObject? AliasOf { get; }

    /// <summary>The VC that stands for this one (T17).</summary>
    public NdisVcObject? Alias { get; set; }

    /// <summary>The VC that the miniport knows.</summary>
    public NdisVcObject Carrier => AliasOf ?? this;

    /// <summary>The miniport knows its kind: an MCM's adapter carries the MCM's own VCs and their aliases only (R072, T17).</summary>
    public bool IsKnownBelow => Miniport is not null || AliasOf is not null
        || ReferenceEquals(CallManager, Adapter.MiniportPort.CallManager);

    /// <summary>Something below can carry data: the adapter lives, and of an alias the aliased VC is active.</summary>
    public bool HasCarrier => !Adapter.IsLost && (AliasOf is null || AliasOf.Activation.IsActive);

    public string TapiCallId => Id.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>The name for management, once it was assigned.</summary>
    public string? InstanceName { get; private set; }

    public string Label => $"VC {Id}";

    public string StateText => $"{Activation.State}/{Call.State}";

    public NdisAdapter Home => Adapter;

    public Shadow? Shadow { get; set; }

    public Verifier? Verifier => Adapter.Host.Verifier;

    public bool IsDead => Activation.State is VcState.Deleted;

    public string DriverOf(string ddi) => ddi switch
    {
        "NdisCoCreateVc" or "NdisCoDeleteVc" => CreatorHolder.DriverName,
        "ProtocolCoCreateVc" or "ProtocolCoDeleteVc" =>
            Creator == VcCreator.Client ? CallManagerHolder.DriverName : DataHolder.DriverName,
        _ when DdiNames.IsMiniports(ddi) => MiniportHolder.DriverName,
        _ when DdiNames.IsClients(ddi) => DataHolder.DriverName,
        _ => CallManagerHolder.DriverName,
    };

    /// <summary>Tells the protocol that did not create the VC; a signaling VC has none.</summary>
    public NdisStatus CreatePeer() => Creator == VcCreator.Client ? CallManager.CreateVc(this)
        : ClientHolder is null ? NdisStatus.Success
        : Client.CreateVc(this);

    /// <summary>Tells it that the VC is deleted.</summary>
    public NdisStatus DeletePeer() => Creator == VcCreator.Client ? CallManager.DeleteVc(this)
        : ClientHolder is null ? NdisStatus.Success
        : Client.DeleteVc(this);

    /// <summary>NdisCoGetTapiCallId: the VC's name in the caller's VAR_STRING.</summary>
    public NdisStatus GetTapiCallId(string driver, Memory<byte> varString)
    {
        NdisStatus status = IsDead ? NdisStatus.InvalidData : VarString.OfUnicode(TapiCallId).Answer(varString.Span);
        Verifier?.Finished(new("NdisCoGetTapiCallId", driver, this) { Status = status, Other = varString });
        return status;
    }

    /// <summary>NdisCoAssignInstanceName: the first name stays until the VC is deleted.</summary>
    public NdisStatus AssignInstanceName(string baseName, out string name)
    {
        name = "";
        if (Activation.State is VcState.None or VcState.Creating or VcState.Deleting or VcState.Deleted
            || string.IsNullOrEmpty(baseName))
        {
            return NdisStatus.Failure; // R093
        }

        InstanceName ??= Adapter.InstanceNames.Assign(baseName);
        name = InstanceName;
        return NdisStatus.Success;
    }
}
