using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.AfRegistrationEffect;
using static UserCoNdis.Framework.Runtime.AfRegistrationState;
using AfRegistrationStep = UserCoNdis.Framework.Runtime.Step<
    UserCoNdis.Framework.Runtime.AfRegistrationState, UserCoNdis.Framework.Runtime.AfRegistrationEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.2: one registration per adapter and address family.</summary>
internal static class AfRegistrationTable
{
    [Ddi("NdisCmRegisterAddressFamilyEx")]
    [Ddi("NdisMCmRegisterAddressFamilyEx")]
    public static AfRegistrationStep Register(AfRegistrationState s, bool free) => s switch
    {
        Unregistered when free => Go(Registered, None, "3.2"),
        Unregistered => Refuse(s, "R023, R024"),
        Registered or Advertised or Withdrawn => Refuse(s, "R022"),
    };

    /// <summary>BindAdapterEx or InitializeEx of the owner returned.</summary>
    public static AfRegistrationStep OwnerReady(AfRegistrationState s, bool success) => s switch
    {
        Registered => success ? Go(Advertised, NotifyClients, "R026") : Go(Unregistered, None, "3.2"),
        Advertised => Go(Advertised, None, "3.2"),
        Unregistered or Withdrawn => Go(s, None, "3.2"),
    };

    /// <summary>A protocol bound to the adapter.</summary>
    public static AfRegistrationStep ClientBound(AfRegistrationState s) => s switch
    {
        Advertised => Go(Advertised, NotifyClients, "R025"),
        Unregistered or Registered or Withdrawn => Go(s, None, "3.2"),
    };

    [Ddi("NdisClOpenAddressFamilyEx")]
    public static AfRegistrationStep Open(AfRegistrationState s) => s switch
    {
        Advertised => Go(Advertised, None, "3.3"),
        Unregistered or Registered or Withdrawn => Refuse(s, "R029"),
    };

    /// <summary>The owner's binding closes, or the adapter halts; there is no call to deregister (T37).</summary>
    public static AfRegistrationStep Withdraw(AfRegistrationState s) => s switch
    {
        Registered or Advertised => Go(Withdrawn, None, "T37"),
        Unregistered or Withdrawn => Go(s, None, "T37"),
    };

    /// <summary>An MCM registers the family that a stand-alone call manager has (3.2).</summary>
    [Ddi("NdisMCmRegisterAddressFamilyEx")]
    public static AfRegistrationStep Displace(AfRegistrationState s) => s switch
    {
        Registered or Advertised => Go(Withdrawn, None, "3.2"),
        Unregistered or Withdrawn => Go(s, None, "3.2"),
    };

    /// <summary>The last open family of the registration is closed.</summary>
    public static AfRegistrationStep LastClosed(AfRegistrationState s) => s switch
    {
        Withdrawn => Go(Unregistered, None, "3.2"),
        Unregistered or Registered or Advertised => Go(s, None, "3.2"),
    };

    private static AfRegistrationStep Go(AfRegistrationState next, AfRegistrationEffect effect, string clause) =>
        new(next, effect, NdisStatus.Success, clause);

    private static AfRegistrationStep Refuse(AfRegistrationState s, string clause) => new(s, None, NdisStatus.Failure, clause);
}
