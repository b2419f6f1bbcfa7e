using System.Text;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests.Streams;

/// <summary>Another program, as far as a pseudo-terminal can tell: a descriptor of its slave.</summary>
internal sealed class Peer : IDisposable
{
    private const int Flags = StreamNative.O_RDWR | StreamNative.O_NOCTTY | StreamNative.O_NONBLOCK | StreamNative.O_CLOEXEC;
    private readonly SafeFileHandle _handle;
    private readonly MemoryStream _read = new();

    public Peer(string path) => _handle = StreamNative.Open(path, Flags, out int error)
        ?? throw new IOException($"{path}: errno {error}");

    public int FileDescriptor => (int)_handle.DangerousGetHandle();

    public string Text => Encoding.Latin1.GetString(Bytes);

    public byte[] Bytes
    {
        get
        {
            byte[] buffer = GC.AllocateArray<byte>(4096, pinned: true);
            int count;
            while ((count = StreamNative.Read(
                FileDescriptor, System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0), buffer.Length)) > 0)
            {
                _read.Write(buffer, 0, count);
            }

            return _read.ToArray();
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        byte[] pinned = GC.AllocateArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned);
        var piece = new IoVector
        {
            Base = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0),
            Length = bytes.Length,
        };
        Assert.Equal(bytes.Length, StreamNative.Write(FileDescriptor, [piece]));
    }

    public void Dispose() => _handle.Dispose();
}
