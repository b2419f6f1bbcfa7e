namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>A function of a gadget.</summary>
/// <param name="Name">Its configfs name: <c>acm.0</c>, <c>Loopback.0</c>.</param>
public sealed record GadgetFunction(string Name)
{
    /// <summary>Attribute files and what is written into them: <c>bulk_buflen</c>, <c>host_addr</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
