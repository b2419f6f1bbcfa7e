using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.NblState;
using NblStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.NblState, UserCoNdis.Framework.Runtime.NblEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.10: who owns a list of frames. Who has one may send it on or indicate it on (an intermediate driver,
/// R231): that is a journey of its own, whose end leaves the list in the state of the outer one.</summary>
/// <remarks>On the data path only the effect is asked for: inlined, that is a comparison of enums.</remarks>
internal static class NblTable
{
    /// <param name="s">The state.</param>
    /// <param name="here">Its journey is on the same VC: its owner cannot be the sender.</param>
    [Ddi("NdisCoSendNetBufferLists")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NblStep Send(NblState s, bool here) => s switch
    {
        Own => Go(Sent, NblEffect.Begin, "3.10"),
        Sent => here ? Refuse(s, "R217") : Go(Sent, NblEffect.Begin, "3.10, R231"),
        Received => Go(Sent, NblEffect.Begin, "3.10, R231"),
        Lent => Refuse(s, "R229"),
    };

    /// <param name="s">The state.</param>
    /// <param name="here">It was sent on this VC.</param>
    [Ddi("NdisMCoSendNetBufferListsComplete")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NblStep SendComplete(NblState s, bool here) => s switch
    {
        Sent => here ? Go(Own, NblEffect.End, "3.10") : Refuse(s, "R219"),
        Own or Received or Lent => Refuse(s, "R218"),
    };

    /// <param name="s">The state.</param>
    /// <param name="here">Its journey is on the same VC.</param>
    /// <param name="resources">The RESOURCES flag is set.</param>
    [Ddi("NdisMCoIndicateReceiveNetBufferLists")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NblStep Indicate(NblState s, bool here, bool resources) => s switch
    {
        Own or Sent => Go(resources ? Lent : Received, NblEffect.Begin, "3.10"),
        Received => here ? Refuse(s, "R230") : Go(resources ? Lent : Received, NblEffect.Begin, "3.10, R231"),
        Lent when here => Refuse(s, "R230"),
        Lent => resources ? Go(Lent, NblEffect.Begin, "3.10, R231") : Refuse(s, "R229"),
    };

    /// <summary>The receive callback is over: what was lent in it is the miniport's again, whatever the protocol does.</summary>
    [Ddi("ProtocolCoReceiveNetBufferLists")]
    public static NblStep Indicated(NblState s) => s switch
    {
        Lent => Go(Own, NblEffect.End, "3.10, R229"),
        Own or Sent or Received => Go(s, NblEffect.None, "3.10"),
    };

    /// <param name="s">The state.</param>
    /// <param name="receiver">The protocol that returns it is the one that got it.</param>
    [Ddi("NdisReturnNetBufferLists")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NblStep Return(NblState s, bool receiver) => s switch
    {
        Received => receiver ? Go(Own, NblEffect.End, "3.10") : Refuse(s, "R228"),
        Own or Sent => Refuse(s, "R228"),
        Lent => Refuse(s, "R229"),
    };

    private static NblStep Go(NblState next, NblEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static NblStep Refuse(NblState s, string clause) => new(s, NblEffect.None, NdisStatus.Failure, clause);
}
