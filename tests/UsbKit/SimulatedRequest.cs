using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A control request that a simulated device got.</summary>
/// <param name="Setup">The setup packet.</param>
/// <param name="Data">OUT: the data stage. IN: what was answered.</param>
public sealed record SimulatedRequest(UsbSetup Setup, byte[] Data);
