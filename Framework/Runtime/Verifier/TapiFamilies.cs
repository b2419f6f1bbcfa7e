using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal static class TapiFamilies
{
    /// <summary>Tells whether TAPI calls are made on a family: the rules of contract 5.5 hold on it.</summary>
    public static bool IsTapi(this CoAddressFamily family) =>
        family.AddressFamily is CoAddressFamily.Tapi or CoAddressFamily.TapiProxy;
}
