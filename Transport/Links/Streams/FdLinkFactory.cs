using System.Globalization;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>fd:N</c>, a descriptor that this process inherited: an end of a socket pair, a pipe to a guest.</summary>
/// <remarks>Options: <c>kind=frames</c>, the descriptor is a datagram or packet socket and each message a frame. The link
/// owns the descriptor from then on. It is made non-blocking, for whoever shares it too.</remarks>
public sealed class FdLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "fd";

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => KindOf(new LinkOptionReader(uri));

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var options = new LinkOptionReader(uri);
        LinkKind kind = KindOf(options);
        options.ThrowIfUnread();
        if (!int.TryParse(uri.Path, NumberStyles.None, CultureInfo.InvariantCulture, out int fileDescriptor))
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'{uri}' wants fd:NUMBER, for example fd:3");
        }

        int error = StreamNative.MakeNonBlocking(fileDescriptor);
        if (error != 0)
        {
            throw new LinkException(LinkErrorKind.NotFound, $"{uri} is not open in this process", error);
        }

        if (kind == LinkKind.ByteStream)
        {
            return new FdByteLink(uri.Text, loop, pool, new InheritedDevice(fileDescriptor));
        }

        return DatagramNative.TypeOf(fileDescriptor) is DatagramNative.SOCK_DGRAM or DatagramNative.SOCK_SEQPACKET
            ? new FdFrameLink(
                uri.Text, loop, pool, new DatagramDevice(uri.Text, new SafeFileHandle(fileDescriptor, ownsHandle: true)))
            : throw new LinkException(LinkErrorKind.InvalidOption, $"{uri} is no datagram socket, so it has no frames");
    }

    private static LinkKind KindOf(LinkOptionReader options) =>
        options.Choice("kind", LinkKind.ByteStream, ("bytes", LinkKind.ByteStream), ("frames", LinkKind.Frames));

    private sealed class InheritedDevice(int fileDescriptor) : FdDevice
    {
        private readonly SafeFileHandle _handle = new(fileDescriptor, ownsHandle: true);

        public override int FileDescriptor => fileDescriptor;

        public override LinkException? HandleEnd(int nativeCode) => new(
            Errno.ToEndKind(nativeCode), $"fd:{fileDescriptor}: the far end closed it", nativeCode);

        protected override void Dispose(bool disposing) => _handle.Dispose();
    }
}
