namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>A network interface that <c>devices</c> found.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Kind">Its kind, as the system tells it.</param>
/// <param name="State">Up, down…</param>
/// <param name="Address">Its hardware address; null when it has none.</param>
internal sealed record InterfaceEntry(string Name, string Kind, string State, string? Address);
