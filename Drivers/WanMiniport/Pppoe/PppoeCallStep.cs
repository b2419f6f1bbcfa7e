using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>One cell of the table.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">Run after the state is set.</param>
/// <param name="Status">What a request of the client is answered with.</param>
internal readonly record struct PppoeCallStep(PppoeCallState Next, PppoeCallEffects Effects, NdisStatus Status)
{
    public PppoeCallStep(PppoeCallState next, PppoeCallEffects effects = PppoeCallEffects.None)
        : this(next, effects, NdisStatus.Success)
    {
    }

    public static PppoeCallStep Refuse(PppoeCallState state) => new(state, PppoeCallEffects.None, NdisStatus.Failure);

    public override string ToString() => Status.IsSuccess
        ? Effects == PppoeCallEffects.None ? $"{Next}" : $"{Next} [{Effects}]"
        : Status.IsPending ? $"{Next} [{Effects}] pending" : $"{Next} refused {Status}";
}
