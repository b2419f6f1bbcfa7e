using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Drivers.NdProxy.TapiLineEffects;
using static UserCoNdis.Drivers.NdProxy.TapiLineState;
using LineStep = UserCoNdis.Drivers.NdProxy.TapiStep<
    UserCoNdis.Drivers.NdProxy.TapiLineState, UserCoNdis.Drivers.NdProxy.TapiLineEffects>;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The line of contract 3.12, 4.17-4.19; one method an event.</summary>
internal static class TapiLineTable
{
    public static LineStep Next(TapiLineState state, TapiLineEvent e) => e switch
    {
        TapiLineEvent.Open => OpenLine(state),
        TapiLineEvent.SapsRegistered => SapsRegistered(state),
        TapiLineEvent.SapsRefused => SapsRefused(state),
        TapiLineEvent.Close => Close(state),
        TapiLineEvent.CallsGone => CallsGone(state),
        TapiLineEvent.SapsGone => SapsGone(state),
    };

    // A second handle on an open line may want more media modes.
    private static LineStep OpenLine(TapiLineState s) => s switch
    {
        Closed => new(Opening, RegisterSaps, "4.18 step 1"),
        Open => new(Open, RegisterSaps, "3.12"),
        Opening or ClosingCalls or ClosingSaps => Refuse(s, NdisStatus.TapiInvalLineState, "3.12"),
    };

    private static LineStep SapsRegistered(TapiLineState s) => s switch
    {
        Opening or Open => new(Open, "4.18 step 1"),
        ClosingCalls => new(s, "R321"),
        Closed or ClosingSaps => Refuse(s, NdisStatus.Failure, "R330"),
    };

    private static LineStep SapsRefused(TapiLineState s) => s switch
    {
        Opening => new(ClosingCalls, DropCalls, "R057, R058"),
        Open or ClosingCalls => new(s, "R057, R058"),
        Closed or ClosingSaps => Refuse(s, NdisStatus.Failure, "R330"),
    };

    private static LineStep Close(TapiLineState s) => s switch
    {
        Opening or Open => new(ClosingCalls, DropCalls, "4.19, R321"),
        Closed => new(s, TellClosed, "3.12"),
        ClosingCalls or ClosingSaps => new(s, "3.12"),
    };

    private static LineStep CallsGone(TapiLineState s) => s switch
    {
        ClosingCalls => new(ClosingSaps, DeregisterSaps, "4.19, R321"),
        Closed or Opening or Open or ClosingSaps => new(s, "3.12"),
    };

    private static LineStep SapsGone(TapiLineState s) => s switch
    {
        ClosingSaps => new(Closed, TellClosed, "4.19"),
        Closed or Opening or Open or ClosingCalls => Refuse(s, NdisStatus.Failure, "R330"),
    };

    private static LineStep Refuse(TapiLineState s, NdisStatus status, string clause) => LineStep.Refuse(s, status, clause);
}
