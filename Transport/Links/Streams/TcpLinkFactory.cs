using System.Globalization;
using System.Net;
using System.Net.Sockets;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>tcp:host:port</c>, a raw byte stream: a serial server, an emulator's port.</summary>
/// <remarks>
/// Options: <c>listen=1</c> waits for one peer instead of connecting (port 0: the system's choice; the link's name says
/// which), <c>timeout=10</c> seconds for connecting. Opening blocks while the name is looked up and the far end answers.
/// </remarks>
public sealed class TcpLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "tcp";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var options = new LinkOptionReader(uri);
        bool listens = options.Switch("listen") ?? false;
        TimeSpan timeout = TimeSpan.FromSeconds(options.Integer("timeout", 1, 3600) ?? 10);
        options.ThrowIfUnread();
        IPEndPoint where = Resolve(uri);
        Socket socket = listens
            ? SocketOpener.Listen(where, ProtocolType.Tcp, uri.Text)
            : SocketOpener.Connect(where, ProtocolType.Tcp, timeout, uri.Text);
        string name = $"tcp:{(listens ? socket.LocalEndPoint : where)}";
        return new FdByteLink(name, loop, pool, new SocketDevice(loop, socket, listens, name));
    }

    private static IPEndPoint Resolve(LinkUri uri)
    {
        int colon = uri.Path.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(uri.Path.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'{uri}' wants tcp:HOST:PORT, for example tcp:127.0.0.1:5000");
        }

        string host = uri.Path[..colon].Trim('[', ']');
        if (host.Length == 0)
        {
            return new IPEndPoint(IPAddress.Loopback, port); // nothing is offered to the network by accident
        }

        try
        {
            IPAddress[] addresses = Dns.GetHostAddresses(host);
            IPAddress address = Array.Find(addresses, a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            return new IPEndPoint(address, port);
        }
        catch (SocketException e)
        {
            throw new LinkException(LinkErrorKind.NotFound, $"{uri}: there is no host '{host}'", e.ErrorCode, e);
        }
    }
}
