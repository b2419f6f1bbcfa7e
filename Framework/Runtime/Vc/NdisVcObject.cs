using System.Globalization;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One VC (NdisVcHandle): what its holders share. Life and activation, the call, and data are three parts.</summary>
internal sealed partial class NdisVcObject : ITraced
{
    public NdisVcObject(NdisAfInstance af, VcCreator creator, object creatorContext, NdisVcObject? aliasOf)
    {
        Af = af;
        Adapter = af.Adapter;
        Creator = creator;
        AliasOf = aliasOf;
        Id = Adapter.Host.NextVcId();
        Activation = new VcMachine(this);
        Call = new CallMachine(this);
        Qos = new QosMachine(this);
        ClientHandle = new ClientVcHandle(this);
        CallManagerHandle = af.Registration.Port.NewVcHandle(this);
        if (creator == VcCreator.Client)
        {
            ClientContext = creatorContext;
        }
        else
        {
            CallManagerContext = creatorContext;
        }
    }

    public uint Id { get; }

    public NdisAfInstance Af { get; }

    public NdisAdapter Adapter { get; }

    public VcCreator Creator { get; }

    public VcMachine Activation { get; }

    public CallMachine Call { get; }

    public QosMachine Qos { get; }

    /// <summary>No party or change of parameters of a call that has ended is still to be completed.</summary>
    public bool IsSettled => Parties.Count == 0 && Qos.State != QosState.ModifyPending;

    /// <summary>The client's port.</summary>
    public ClientPort Client => Af.Client.Client!;

    public object? ClientContext { get; set; }

    /// <summary>The call manager's context; an MCM's counts for its miniport half too (contract 1.5).</summary>
    public object? CallManagerContext { get; set; }

    public ClientVcHandle ClientHandle { get; }

    public NdisVc CallManagerHandle { get; }

    /// <summary>The VC that this one stands for (T17).</summary>
    public NdisVcObject? AliasOf { get; }

    /// <summary>The VC that stands for this one (T17).</summary>
    public NdisVcObject? Alias { get; set; }

    /// <summary>The VC that the miniport knows.</summary>
    public NdisVcObject Carrier => AliasOf ?? this;

    /// <summary>Something below can carry data: the adapter lives, and of an alias the aliased VC is active.</summary>
    public bool HasCarrier => !Adapter.IsLost && (AliasOf is null || AliasOf.Activation.IsActive);

    public string TapiCallId => Id.ToString("X8", CultureInfo.InvariantCulture);

    public string Label => $"VC {Id}";

    public string StateText => $"{Activation.State}/{Call.State}";

    public NdisAdapter Home => Adapter;

    public Shadow? Shadow { get; set; }

    public Verifier? Verifier => Adapter.Host.Verifier;

    public bool IsDead => Activation.State is VcState.Deleted;

    public string DriverOf(string ddi) => ddi switch
    {
        "NdisCoCreateVc" or "NdisCoDeleteVc" => Creator == VcCreator.Client ? Af.Client.DriverName : Af.Registration.Port.DriverName,
        "ProtocolCoCreateVc" or "ProtocolCoDeleteVc" =>
            Creator == VcCreator.Client ? Af.Registration.Port.DriverName : Af.Client.DriverName,
        _ => DdiNames.IsClients(ddi) ? Af.Client.DriverName : Af.Registration.Port.DriverName,
    };

    public NdisStatus CreatePeer() =>
        Creator == VcCreator.Client ? Af.CallManager.CreateVc(this) : Client.CreateVc(this);

    public NdisStatus DeletePeer() =>
        Creator == VcCreator.Client ? Af.CallManager.DeleteVc(this) : Client.DeleteVc(this);
}
