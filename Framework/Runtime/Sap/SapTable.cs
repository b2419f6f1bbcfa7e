using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.SapEffect;
using static UserCoNdis.Framework.Runtime.SapState;
using SapStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.SapState, UserCoNdis.Framework.Runtime.SapEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.4.</summary>
internal static class SapTable
{
    [Ddi("NdisClRegisterSap")]
    public static SapStep RegisterSap(SapState s, bool afOpen) => s switch
    {
        SapState.None => afOpen ? Go(Registering, ForwardRegister, "4.2") : Refuse(s, "R055"),
        Registering or Registered or Deregistering or Gone => Refuse(s, "3.4"),
    };

    /// <summary>ProtocolCmRegisterSap returned its final status.</summary>
    public static SapStep RegisterReturned(SapState s, bool success) => s switch
    {
        Registering => success ? Go(Registered, SapEffect.None, "G1") : Go(Gone, SapEffect.None, "R060"),
        SapState.None or Registered or Deregistering or Gone => Refuse(s, "R330"),
    };

    [Ddi("NdisCmRegisterSapComplete")]
    public static SapStep RegisterComplete(SapState s, bool success) => s switch
    {
        Registering => success ? Go(Registered, CompleteRegister, "R059") : Go(Gone, CompleteRegister, "R060"),
        SapState.None or Registered or Deregistering or Gone => Refuse(s, "R059"),
    };

    /// <summary>NdisCmDispatchIncomingCall names the SAP.</summary>
    public static SapStep Dispatch(SapState s) => s switch
    {
        Registering or Registered => Go(s, SapEffect.None, "R061"),
        SapState.None or Deregistering or Gone => Refuse(s, "R066, R139"),
    };

    [Ddi("NdisClDeregisterSap")]
    public static SapStep Deregister(SapState s) => s switch
    {
        Registered => Go(Deregistering, ForwardDeregister, "4.2"),
        SapState.None or Registering => Refuse(s, "3.4"),
        Deregistering or Gone => Refuse(s, "R063"),
    };

    /// <summary>ProtocolCmDeregisterSap returned its final status.</summary>
    public static SapStep DeregisterReturned(SapState s, bool success) => EndOfDeregister(s, success, SapEffect.None);

    [Ddi("NdisCmDeregisterSapComplete")]
    public static SapStep DeregisterComplete(SapState s, bool success) => EndOfDeregister(s, success, CompleteDeregister);

    private static SapStep EndOfDeregister(SapState s, bool success, SapEffect effect) => s switch
    {
        Deregistering => success ? Go(Gone, effect, "4.2") : Go(Registered, effect, "3.4"),
        SapState.None or Registering or Registered or Gone => Refuse(s, "R065, R330"),
    };

    private static SapStep Go(SapState next, SapEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static SapStep Refuse(SapState s, string clause) => new(s, SapEffect.None, NdisStatus.Failure, clause);
}
