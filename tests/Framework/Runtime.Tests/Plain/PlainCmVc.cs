using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A VC as the stand-alone call manager sees it.</summary>
internal sealed class PlainCmVc
{
    public CmVc Handle { get; set; } = null!;

    public bool IsOurs { get; init; }

    public bool IsActive { get; private set; }

    /// <summary>A call whose activation is under way.</summary>
    public CoCallParameters? Making { get; set; }

    /// <summary>A close waits for the deactivation.</summary>
    public bool IsClosing { get; set; }

    public NdisStatus Activate(CoCallParameters parameters)
    {
        NdisStatus status = Handle.Activate(parameters);
        Activated(status);
        return status;
    }

    public NdisStatus Deactivate()
    {
        NdisStatus status = Handle.Deactivate();
        Deactivated(status);
        return status;
    }

    public void Activated(NdisStatus status) => IsActive |= status.IsSuccess;

    public void Deactivated(NdisStatus status) => IsActive &= !status.IsSuccess;
}
