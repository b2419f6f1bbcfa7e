using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>Rings a station in its cadence until it is stopped.</summary>
internal sealed class Bell
{
    private readonly IEventLoop _loop;
    private readonly ILoopTimer _timer;
    private SubscriberOptions _options = new();
    private ISubscriber? _station;
    private TimeSpan _changeAt;
    private bool _isOn;

    public Bell(IEventLoop loop)
    {
        _loop = loop;
        _timer = loop.CreateTimer(Change);
    }

    /// <summary>Begins with a ring, at once.</summary>
    public void Start(ISubscriber station, SubscriberOptions options)
    {
        (_station, _options, _changeAt) = (station, options, _loop.Now);
        Change();
    }

    /// <summary>Stops for good, and tells the station so if it was ringing.</summary>
    public void Stop()
    {
        _timer.Dispose();
        ISubscriber? station = _station;
        _station = null;
        station?.HandleRingEnded();
    }

    private void Change()
    {
        _isOn = !_isOn;
        _changeAt += _isOn ? _options.RingOn : _options.RingOff;
        _timer.Arm(_changeAt);
        _station?.HandleBell(_isOn); // last: the station may answer now
    }
}
