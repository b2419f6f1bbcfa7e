using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>What an open device tells its one user. Thread: the loop.</summary>
public interface IUsbDeviceSink
{
    /// <summary>Says that the device was unplugged, or can't be talked to any more. Pending transfers complete as ever, before or after.</summary>
    /// <param name="cause">Kind <see cref="LinkErrorKind.DeviceRemoved"/>, with the device's name.</param>
    void HandleGone(LinkException cause);
}
