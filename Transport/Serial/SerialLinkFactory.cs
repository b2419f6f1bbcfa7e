using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial;

/// <summary>Opens <c>serial:/dev/ttyS0</c> and every other terminal device.</summary>
/// <remarks>
/// Options: <c>speed=115200</c> (any that the device takes; the real one is <see cref="LinkInfo.SpeedBps"/>),
/// <c>data=5..8</c>, <c>parity=none|even|odd|mark|space</c>, <c>stop=1|1.5|2</c>, <c>flow=none|rtscts|xonxoff</c>,
/// <c>exclusive=1</c>, <c>dtr=</c> and <c>rts=</c> (lines after opening; absent: as the kernel's open leaves them, on),
/// <c>hupcl=0</c> (whether the lines drop at close). The settings found are restored at close.
/// </remarks>
public sealed class SerialLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "serial";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        SerialOptions options = SerialOptions.From(uri);
        return new FdByteLink($"serial:{options.Path}", loop, pool, new SerialDevice(options, loop));
    }
}
