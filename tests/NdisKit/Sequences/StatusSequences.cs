using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.12.</summary>
internal static class StatusSequences
{
    [Sequence("4.12", "S0.12")]
    public static void OfVcAndGlobal(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.Indicate(f.Miniport, null, new(NdisStatus.MediaConnect, default));
        f.Edge.Indicate(f.Miniport, f.CarrierOf(call), new(NdisStatus.WanCoLinkParams, new byte[WanCoLinkParams.Size]));
        Expect.SameItems([(NdisStatus.MediaConnect, null), (NdisStatus.WanCoLinkParams, (object?)call)], f.Client.Statuses);
    }
}
