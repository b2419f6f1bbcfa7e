using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class VcResource(int number) : Resource(Kind.Vc, number)
{
    public ClientVc? Client { get; set; }

    public VcFace? CallManager { get; set; }

    public IMiniportVcData? Miniport { get; set; }

    /// <summary>The miniport half's handle, for statuses and OIDs.</summary>
    public NdisVc? MiniportHandle { get; set; }

    public CoCallParameters Parameters { get; } = new()
    {
        CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };

    /// <summary>Other parameters than those in use, for a change of them.</summary>
    public CoCallParameters Changed { get; } = new()
    {
        CallMgrParameters = new(
            FlowSpec.Unspecified with { TokenRate = 9_600 }, FlowSpec.Unspecified, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };

    /// <summary>The party that the call under way was made with.</summary>
    public PartyResource? FirstParty { get; set; }

    /// <summary>The party that the close under way names.</summary>
    public PartyResource? LastParty { get; set; }

    /// <summary>The parameters that the miniport was given last.</summary>
    public CoCallParameters? Given { get; set; }

    /// <summary>What the last activation came to; pending while the miniport is at it.</summary>
    public NdisStatus Activation { get; set; }

    public bool IsActive { get; private set; }

    public NdisStatus Activate(CoCallParameters parameters)
    {
        NdisStatus status = CallManager!.Activate(parameters);
        if (!status.IsPending)
        {
            Activated(status);
        }

        return status;
    }

    public NdisStatus Deactivate()
    {
        NdisStatus status = CallManager!.Deactivate();
        IsActive &= !status.IsSuccess;
        return status;
    }

    public void Activated(NdisStatus status)
    {
        Activation = status;
        IsActive |= status.IsSuccess;
    }

    public void Deactivated() => IsActive = false;
}
