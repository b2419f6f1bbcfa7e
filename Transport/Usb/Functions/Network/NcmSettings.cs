using System.Net.NetworkInformation;

namespace UserCoNdis.Transport.Usb;

/// <summary>What was agreed with an NCM function.</summary>
/// <param name="Address">Its address.</param>
/// <param name="MaxFrameBytes">The longest frame, either way.</param>
/// <param name="InputSize">Octets of the largest NTB that it sends.</param>
/// <param name="Layout">The NTBs that it gets.</param>
internal sealed record NcmSettings(PhysicalAddress Address, int MaxFrameBytes, int InputSize, NtbLayout Layout);
