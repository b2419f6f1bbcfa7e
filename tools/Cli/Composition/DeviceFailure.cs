using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>How a device explains that a call failed.</summary>
/// <param name="Text">One line for people.</param>
/// <param name="Cause">One stable word for programs: Busy, NoCarrier…</param>
/// <param name="DisconnectMode">The same as TAPI says it.</param>
internal readonly record struct DeviceFailure(string Text, string Cause, LineDisconnectMode DisconnectMode);
