namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>A USB device that the guest's kernel plays (configfs, usb_gadget).</summary>
/// <param name="Name">What events call it.</param>
/// <param name="VendorId">idVendor.</param>
/// <param name="ProductId">idProduct.</param>
/// <param name="Controller">The controller that it is bound to: <c>dummy_udc.0</c>.</param>
public sealed record GadgetSpec(string Name, ushort VendorId, ushort ProductId, string Controller)
{
    /// <summary>The serial number that it tells; null: it has none.</summary>
    public string? Serial { get; init; }

    /// <summary>Its functions, by configfs name, with their attributes.</summary>
    public IReadOnlyList<GadgetFunction> Functions { get; init; } = [];
}
