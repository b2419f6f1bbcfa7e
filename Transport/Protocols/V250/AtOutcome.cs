namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What one <see cref="AtResultCode"/> means above the modem.</summary>
/// <param name="Code">The result.</param>
/// <param name="NdisStatus">The NDIS_STATUS value that completes or closes the call with.</param>
/// <param name="DisconnectMode">The LINEDISCONNECTMODE_ bit for TAPI; 0 where no call ended.</param>
/// <param name="Text">One line for people.</param>
public readonly record struct AtOutcome(AtResultCode Code, uint NdisStatus, uint DisconnectMode, string Text);
