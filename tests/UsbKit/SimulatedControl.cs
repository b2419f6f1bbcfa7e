using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>Answers a control request that is not a standard one of the device itself.</summary>
/// <param name="setup">The setup packet.</param>
/// <param name="data">OUT: what the host sent. IN: where the answer goes; at most setup.Length octets.</param>
/// <returns>Octets of the answer (OUT: anything from 0 on), <see cref="ControlAnswer.Stall"/> or <see cref="ControlAnswer.None"/>.</returns>
public delegate int SimulatedControl(UsbSetup setup, Span<byte> data);
