namespace UserCoNdis.ContractPrograms;

/// <summary>An address family that the client opened, or tried to.</summary>
internal sealed class ModelAf
{
    public AfLife Life { get; set; } = AfLife.Opening;

    /// <summary>The call manager has asked for the close and waits for the client's answer.</summary>
    public bool IsNotified
    {
        get;
        set
        {
            field = value;
            WasNotified |= value;
        }
    }

    public bool WasNotified { get; private set; }

    public bool IsUsable => Life == AfLife.Open;

    public ModelAf Clone() => (ModelAf)MemberwiseClone();
}
