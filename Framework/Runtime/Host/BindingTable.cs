using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.BindingEffect;
using static UserCoNdis.Framework.Runtime.BindingState;
using BindingStep = UserCoNdis.Framework.Runtime.Step<
    UserCoNdis.Framework.Runtime.BindingState, UserCoNdis.Framework.Runtime.BindingEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.1: a protocol's binding to an adapter, and what is allowed in each state.</summary>
internal static class BindingTable
{
    public static BindingStep Open(BindingState s) => s switch
    {
        Unbound => Go(Opening, None, "3.1"),
        Opening or Paused or Restarting or Running or Pausing or Closing => Refuse(s, NdisStatus.InvalidState, "3.1"),
    };

    /// <summary>NdisOpenAdapterEx has succeeded: the driver is offered the adapter.</summary>
    [Ddi("ProtocolBindAdapterEx")]
    public static BindingStep Opened(BindingState s) => s switch
    {
        Opening => Go(Paused, Offer, "3.1"),
        Unbound or Paused or Restarting or Running or Pausing or Closing => Stay(s, "3.1"),
    };

    /// <summary>The adapter runs, or ran before this protocol was bound.</summary>
    [Ddi("ProtocolNetPnPEvent")]
    public static BindingStep Restart(BindingState s) => s switch
    {
        Paused => Go(Restarting, TellRestart, "3.1"),
        Unbound or Opening or Restarting or Running or Pausing or Closing => Stay(s, "3.1"),
    };

    [Ddi("NdisCompleteNetPnPEvent")]
    public static BindingStep Restarted(BindingState s, bool success) => s switch
    {
        Restarting => success ? Go(Running, None, "3.1") : Go(Paused, None, "3.1"),
        Unbound or Opening or Paused or Running or Pausing or Closing => Stay(s, "3.1"),
    };

    [Ddi("ProtocolNetPnPEvent")]
    public static BindingStep Pause(BindingState s) => s switch
    {
        Running => Go(Pausing, TellPause, "3.1"),
        Unbound or Opening or Paused or Restarting or Pausing or Closing => Stay(s, "3.1"),
    };

    /// <summary>The driver has paused, its sends are completed, what it received is returned.</summary>
    public static BindingStep Drained(BindingState s) => s switch
    {
        Pausing => Go(Paused, None, "3.1"),
        Unbound or Opening or Paused or Restarting or Running or Closing => Stay(s, "3.1"),
    };

    /// <summary>Leads to NdisCloseAdapterEx; of an adapter that failed, without a pause.</summary>
    [Ddi("ProtocolUnbindAdapterEx")]
    public static BindingStep Close(BindingState s, bool isLost) => s switch
    {
        Paused => Go(Closing, TellUnbind, "3.1"),
        Restarting or Running or Pausing => isLost
            ? Go(Closing, TellUnbind, "4.14")
            : Refuse(s, NdisStatus.InvalidState, "3.1"),
        Unbound or Opening or Closing => Refuse(s, NdisStatus.InvalidState, "3.1"),
    };

    [Ddi("NdisCompleteUnbindAdapterEx")]
    public static BindingStep Closed(BindingState s) => s switch
    {
        Closing or Paused => Go(Unbound, None, "3.1"),
        Unbound or Opening or Restarting or Running or Pausing => Stay(s, "3.1"),
    };

    /// <summary>Registers or opens an address family.</summary>
    [Ddi("NdisClOpenAddressFamilyEx")]
    [Ddi("NdisCmRegisterAddressFamilyEx")]
    public static BindingStep UseFamilies(BindingState s) => s switch
    {
        Paused or Restarting or Running or Pausing => Stay(s, "T36"),
        Unbound or Opening or Closing => Refuse(s, NdisStatus.Failure, "R024, R029"),
    };

    [Ddi("NdisCoSendNetBufferLists")]
    public static BindingStep Send(BindingState s) => s switch
    {
        Running => Stay(s, "3.1"),
        Paused or Restarting or Pausing => Refuse(s, NdisStatus.Paused, "3.1"),
        Unbound or Opening or Closing => Refuse(s, NdisStatus.Failure, "3.1"),
    };

    [Ddi("ProtocolCoReceiveNetBufferLists")]
    public static BindingStep Receive(BindingState s) => s switch
    {
        Running => Stay(s, "3.1"),
        Unbound or Opening or Paused or Restarting or Pausing or Closing => Refuse(s, NdisStatus.Paused, "3.1"),
    };

    /// <summary>A request to the miniport.</summary>
    [Ddi("NdisCoOidRequest")]
    public static BindingStep OidRequest(BindingState s) => s switch
    {
        Paused or Restarting or Running or Pausing => Stay(s, "R234"),
        Closing => Refuse(s, NdisStatus.Closing, "R234"),
        Unbound or Opening => Refuse(s, NdisStatus.Failure, "R234"),
    };

    private static BindingStep Go(BindingState next, BindingEffect effect, string clause) =>
        new(next, effect, NdisStatus.Success, clause);

    private static BindingStep Stay(BindingState s, string clause) => Go(s, None, clause);

    private static BindingStep Refuse(BindingState s, NdisStatus status, string clause) => new(s, None, status, clause);
}
