namespace UserCoNdis.UsbKit;

/// <summary>Makes the next packet of an IN endpoint, when the host asks for one and nothing was sent that still waits.</summary>
/// <param name="packet">Where it goes: as long as the endpoint's largest packet.</param>
/// <returns>Its octets; fewer than a whole packet end the transfer. Negative: nothing now (NAK), until the endpoint is woken.</returns>
public delegate int PacketSource(Span<byte> packet);
