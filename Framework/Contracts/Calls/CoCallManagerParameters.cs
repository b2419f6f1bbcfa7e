namespace UserCoNdis.Framework.Contracts;

/// <summary>What the call manager needs to know of a call (CO_CALL_MANAGER_PARAMETERS).</summary>
/// <param name="Transmit">Flow from this end, bytes/s and bytes.</param>
/// <param name="Receive">Flow to this end.</param>
/// <param name="CallMgrSpecific">Address and other signaling parameters.</param>
public sealed record CoCallManagerParameters(FlowSpec Transmit, FlowSpec Receive, CoSpecificParameters CallMgrSpecific);
