using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>One cell of the table.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Effects">Run after the state is set.</param>
/// <param name="Status">What a request of the client is answered with.</param>
internal readonly record struct ModemCallStep(ModemCallState Next, ModemCallEffects Effects, NdisStatus Status)
{
    public ModemCallStep(ModemCallState next, ModemCallEffects effects = ModemCallEffects.None)
        : this(next, effects, NdisStatus.Success)
    {
    }

    public static ModemCallStep Refuse(ModemCallState state, NdisStatus status) => new(state, ModemCallEffects.None, status);

    public override string ToString() => Status.IsSuccess
        ? Effects == ModemCallEffects.None ? $"{Next}" : $"{Next} [{Effects}]"
        : Status.IsPending ? $"{Next} [{Effects}] pending" : $"{Next} refused {Status}";
}
