using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.AdapterEffect;
using static UserCoNdis.Framework.Runtime.AdapterState;
using AdapterStep = UserCoNdis.Framework.Runtime.Step<
    UserCoNdis.Framework.Runtime.AdapterState, UserCoNdis.Framework.Runtime.AdapterEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.1: the life of an adapter.</summary>
internal static class AdapterTable
{
    /// <summary>NDIS starts the adapter; a failed one when nothing of its last life is left.</summary>
    [Ddi("MiniportInitializeEx")]
    public static AdapterStep Start(AdapterState s, bool isEmpty) => s switch
    {
        Halted => Go(Initializing, Initialize, "3.1"),
        Failed when isEmpty => Go(Initializing, Initialize, "3.1"),
        Failed => Refuse(s, "3.1"),
        Initializing or Paused or Restarting or Running or Pausing or Halting or Shutdown => Refuse(s, "3.1"),
    };

    public static AdapterStep Initialized(AdapterState s, bool success) => s switch
    {
        Initializing => success ? Go(Paused, Bind, "3.1") : Go(Halted, None, "3.1"),
        Halted or Paused or Restarting or Running or Pausing or Halting or Shutdown or Failed => Stay(s, "3.1"),
    };

    [Ddi("MiniportRestart")]
    public static AdapterStep Restart(AdapterState s) => s switch
    {
        Paused => Go(Restarting, RestartMiniport, "3.1"),
        Halted or Initializing or Restarting or Running or Pausing or Halting or Shutdown or Failed => Refuse(s, "3.1"),
    };

    [Ddi("NdisMRestartComplete")]
    public static AdapterStep Restarted(AdapterState s, bool success) => s switch
    {
        Restarting => success ? Go(Running, RestartBindings, "3.1") : Go(Paused, None, "3.1"),
        Halted or Initializing or Paused or Running or Pausing or Halting or Shutdown or Failed => Stay(s, "3.1"),
    };

    /// <summary>Data stops; calls, VCs, SAPs and families live on.</summary>
    [Ddi("MiniportPause")]
    public static AdapterStep Pause(AdapterState s) => s switch
    {
        Running => Go(Pausing, AdapterEffect.Pause, "T36"),
        Halted or Initializing or Paused or Restarting or Pausing or Halting or Shutdown or Failed => Refuse(s, "3.1"),
    };

    /// <summary>The miniport has paused, and so has every binding.</summary>
    [Ddi("NdisMPauseComplete")]
    public static AdapterStep Drained(AdapterState s) => s switch
    {
        Pausing => Go(Paused, None, "3.1"),
        Halted or Initializing or Paused or Restarting or Running or Halting or Shutdown or Failed => Stay(s, "3.1"),
    };

    [Ddi("MiniportHaltEx")]
    public static AdapterStep Halt(AdapterState s) => s switch
    {
        Paused => Go(Halting, HaltMiniport, "4.14"),
        Halted or Initializing or Restarting or Running or Pausing or Halting or Shutdown or Failed => Refuse(s, "3.1"),
    };

    public static AdapterStep HaltReturned(AdapterState s) => s switch
    {
        Halting => Go(Halted, None, "3.1"),
        Halted or Initializing or Paused or Restarting or Running or Pausing or Shutdown or Failed => Stay(s, "3.1"),
    };

    [Ddi("MiniportShutdownEx")]
    public static AdapterStep ShutDown(AdapterState s) => s switch
    {
        Initializing or Paused or Restarting or Running or Pausing or Halting => Go(Shutdown, AdapterEffect.ShutDown, "3.1"),
        Halted or Shutdown or Failed => Refuse(s, "3.1"),
    };

    /// <summary>The device was pulled out; HaltEx comes after.</summary>
    [Ddi("MiniportDevicePnPEventNotify")]
    public static AdapterStep SurpriseRemove(AdapterState s) => s switch
    {
        Paused or Restarting or Running or Pausing => Go(s, None, "3.1, R248"),
        Halted or Initializing or Halting or Shutdown or Failed => Refuse(s, "3.1"),
    };

    [Ddi("MiniportResetEx")]
    public static AdapterStep Reset(AdapterState s) => s switch
    {
        Paused or Restarting or Running or Pausing => Go(s, None, "3.1"),
        Halted or Initializing or Halting or Shutdown or Failed => Refuse(s, "3.1"),
    };

    /// <summary>A driver threw, or broke a rule that is enforced.</summary>
    public static AdapterStep Fail(AdapterState s) => s switch
    {
        Initializing => Go(Failed, None, "3.1"),
        Paused or Restarting or Running or Pausing or Halting => Go(Failed, TakeDown, "4.14"),
        Halted or Shutdown or Failed => Stay(s, "4.14"),
    };

    private static AdapterStep Go(AdapterState next, AdapterEffect effect, string clause) =>
        new(next, effect, NdisStatus.Success, clause);

    private static AdapterStep Stay(AdapterState s, string clause) => Go(s, None, clause);

    private static AdapterStep Refuse(AdapterState s, string clause) => new(s, None, NdisStatus.InvalidState, clause);
}
