using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>An adapter without NDIS.</summary>
internal sealed class RigAdapter : McmAdapter
{
    public override string Name => "rig";

    public override NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily) => NdisStatus.Success;

    public override void IndicateStatusEx(NdisVc? ndisVcHandle, in NdisStatusIndication indication)
    {
    }

    public override void OidRequestComplete(NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status)
    {
    }

    public override void PauseComplete()
    {
    }

    public override void RestartComplete(NdisStatus status)
    {
    }

    public override void ResetComplete(NdisStatus status, bool addressingReset)
    {
    }

    public override void HaltComplete()
    {
    }
}
