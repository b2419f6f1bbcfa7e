using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the miniport last told of the line: an alias that is made later needs it (T17).</summary>
internal sealed partial class NdisVcObject
{
    /// <summary>The last WAN_CO_LINKPARAMS or WAN_CO_MTULINKPARAMS of this activation.</summary>
    public NdisStatusIndication? LinkParameters { get; private set; }

    public void KeepLinkParameters(in NdisStatusIndication indication)
    {
        if (indication.StatusCode == NdisStatus.WanCoLinkParams || indication.StatusCode == NdisStatus.WanCoMtuLinkParams)
        {
            LinkParameters = indication with { StatusBuffer = indication.StatusBuffer.ToArray() };
        }
    }

    public void ForgetLinkParameters() => LinkParameters = null;
}
