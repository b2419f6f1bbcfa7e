namespace UserCoNdis.UsbKit;

/// <summary>Takes a packet of an OUT endpoint.</summary>
/// <param name="packet">At most the endpoint's largest packet; fewer octets end a transfer.</param>
/// <returns>False: not now (NAK); it comes again when the endpoint is woken.</returns>
public delegate bool PacketSink(ReadOnlySpan<byte> packet);
