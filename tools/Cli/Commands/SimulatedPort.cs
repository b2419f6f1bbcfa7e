namespace UserCoNdis.Tools.Cli.Commands;

/// <summary>A simulated modem's place.</summary>
/// <param name="Number">Its telephone number.</param>
/// <param name="Path">The pseudo-terminal to open.</param>
/// <param name="Uri">The same as a link URI.</param>
internal sealed record SimulatedPort(string Number, string Path, string Uri);
