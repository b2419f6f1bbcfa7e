using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.12.</summary>
internal static class StatusSequences
{
    [Sequence("4.12", "S0.12")]
    public static void OfVcAndGlobal(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Miniport.IndicateStatusEx(null, new(NdisStatus.MediaConnect, default));
        f.Miniport.IndicateStatusEx(f.CarrierOf(call).Handle, new(NdisStatus.WanCoLinkParams, default));
        Expect.SameItems([(NdisStatus.MediaConnect, null), (NdisStatus.WanCoLinkParams, (object?)call)], f.Client.Statuses);
    }
}
