using System.Globalization;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>fd:N</c>, a descriptor that this process inherited: an end of a socket pair, a pipe to a guest.</summary>
/// <remarks>The link owns the descriptor from then on. It is made non-blocking, for whoever shares it too.</remarks>
public sealed class FdLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "fd";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        new LinkOptionReader(uri).ThrowIfUnread();
        if (!int.TryParse(uri.Path, NumberStyles.None, CultureInfo.InvariantCulture, out int fileDescriptor))
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'{uri}' wants fd:NUMBER, for example fd:3");
        }

        int error = StreamNative.MakeNonBlocking(fileDescriptor);
        if (error != 0)
        {
            throw new LinkException(LinkErrorKind.NotFound, $"{uri} is not open in this process", error);
        }

        return new FdByteLink(uri.Text, loop, pool, new InheritedDevice(fileDescriptor));
    }

    private sealed class InheritedDevice(int fileDescriptor) : FdDevice
    {
        private readonly SafeFileHandle _handle = new(fileDescriptor, ownsHandle: true);

        public override int FileDescriptor => fileDescriptor;

        public override LinkException? HandleEnd(int nativeCode) => new(
            Errno.ToEndKind(nativeCode), $"fd:{fileDescriptor}: the far end closed it", nativeCode);

        protected override void Dispose(bool disposing) => _handle.Dispose();
    }
}
