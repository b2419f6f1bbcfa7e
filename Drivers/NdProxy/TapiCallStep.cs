using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>One cell of the table.</summary>
/// <param name="Next">The phase from now on.</param>
/// <param name="Effects">Run after the phase is set.</param>
/// <param name="Status">What the caller gets.</param>
internal readonly record struct TapiCallStep(TapiCallPhase Next, TapiCallEffects Effects, NdisStatus Status)
{
    public TapiCallStep(TapiCallPhase next, TapiCallEffects effects = TapiCallEffects.None)
        : this(next, effects, NdisStatus.Success)
    {
    }

    public static TapiCallStep Refuse(TapiCallPhase phase) => new(phase, TapiCallEffects.None, NdisStatus.TapiInvalCallState);

    public override string ToString() =>
        Status.IsSuccess ? Effects == TapiCallEffects.None ? $"{Next}" : $"{Next} [{Effects}]" : $"{Next} refused {Status}";
}
