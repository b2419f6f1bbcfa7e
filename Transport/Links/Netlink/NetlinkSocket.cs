using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>Asks the kernel about interfaces and changes them; it answers before the request's send returns.</summary>
internal sealed class NetlinkSocket : IDisposable
{
    private readonly SafeFileHandle _socket = Open(groups: 0);
    private readonly byte[] _buffer = new byte[32 * 1024];
    private uint _sequence;

    /// <summary>Makes a socket that hears groups of news.</summary>
    /// <exception cref="LinkException">The system refused.</exception>
    public static SafeFileHandle Open(uint groups) => NetlinkNative.Open(groups, out int error)
        ?? throw new LinkException(
            Errno.ToKind(error), $"The kernel cannot be asked about interfaces: {StreamNative.Describe(error)}", error);

    /// <summary>Has a request carried out.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="what">What it is, for people: "tun0 cannot be brought up".</param>
    /// <exception cref="LinkException">The kernel refused; the message begins with <paramref name="what"/>.</exception>
    public void Execute(NetlinkRequest request, string what)
    {
        int error = Exchange(request, read: null, out string? text);
        if (error != 0)
        {
            throw Refused(error, text, what);
        }
    }

    /// <summary>Has a request carried out that may be refused.</summary>
    /// <returns>0 or errno.</returns>
    public int TryExecute(NetlinkRequest request) => Exchange(request, read: null, out _);

    /// <summary>Finds an interface by its name; null when there is none.</summary>
    public InterfaceState? Find(string name) => Get(new NetlinkRequest(
        Rtnetlink.RTM_GETLINK, Rtnetlink.NLM_F_ACK, stackalloc byte[16]).Add(Rtnetlink.IFLA_IFNAME, name));

    /// <summary>Finds an interface by its index; null when there is none.</summary>
    public InterfaceState? Find(int index) => Get(new NetlinkRequest(
        Rtnetlink.RTM_GETLINK, Rtnetlink.NLM_F_ACK, InterfaceControl.LinkPart(index, flags: 0, change: 0)));

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static LinkException Refused(int error, string? text, string what)
    {
        string why = text ?? StreamNative.Describe(error);
        string mend = error == Errno.EPERM ? ": it takes CAP_NET_ADMIN (run it with sudo)" : string.Empty;
        return new LinkException(
            error == Errno.EINVAL ? LinkErrorKind.InvalidOption : Errno.ToKind(error), $"{what}: {why}{mend}", error);
    }

    private InterfaceState? Get(NetlinkRequest request)
    {
        InterfaceState? state = null;
        return Exchange(request, (in NetlinkMessage message) => state ??= InterfaceState.From(message), out _) == 0 ? state : null;
    }

    private int Exchange(NetlinkRequest request, MessageReader? read, out string? text)
    {
        text = null;
        request.SetSequence(++_sequence);
        int error = NetlinkNative.Send(_socket, request.Bytes);
        while (error == 0)
        {
            int count = NetlinkNative.Receive(_socket, _buffer);
            if (count < 0)
            {
                return -count;
            }

            ReadOnlySpan<byte> received = _buffer.AsSpan(0, Math.Min(count, _buffer.Length));
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                if (message.Sequence != _sequence)
                {
                    continue; // the answer to a request that was given up
                }

                if (message.TryReadError(out error, out text))
                {
                    return error;
                }

                read?.Invoke(message);
            }
        }

        return error;
    }

    private delegate void MessageReader(in NetlinkMessage message);
}
