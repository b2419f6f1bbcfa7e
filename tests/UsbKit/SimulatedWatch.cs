using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>Somebody who is told of plugging in and out.</summary>
internal sealed class SimulatedWatch(IEventLoop loop, Action<UsbDeviceInfo, bool> changed, List<SimulatedWatch> all) : IDisposable
{
    private bool _isDisposed;

    public void Tell(UsbDeviceInfo info, bool came) => loop.Post(() =>
    {
        if (!_isDisposed)
        {
            changed(info, came);
        }
    });

    public void Dispose()
    {
        _isDisposed = true;
        all.Remove(this);
    }
}
