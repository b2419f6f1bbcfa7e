namespace UserCoNdis.Transport.Protocols.Ethernet;

/// <summary>The VLAN that a frame belongs to; a frame with only a priority (VLAN 0) counts as untagged (IEEE 802.1Q).</summary>
/// <param name="Value">1 to 4094; 0: none.</param>
public readonly record struct VlanId(ushort Value)
{
    /// <summary>The highest VLAN; 4095 is reserved.</summary>
    public const int Max = 4094;

    /// <summary>Gets no VLAN: frames are sent without a tag.</summary>
    public static VlanId None => default;

    /// <summary>Gets whether frames carry a tag.</summary>
    public bool IsTagged => Value != 0;

    /// <inheritdoc/>
    public override string ToString() => IsTagged ? $"vlan {Value}" : "untagged";
}
