using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests.Streams;

/// <summary>A descriptor with nothing special about it.</summary>
internal sealed class PlainDevice(Peer peer) : FdDevice
{
    public override int FileDescriptor => peer.FileDescriptor;

    public override LinkException HandleEnd(int nativeCode) =>
        new(Errno.ToEndKind(nativeCode), "the peer's descriptor ended", nativeCode);

    protected override void Dispose(bool disposing) => peer.Dispose();
}
