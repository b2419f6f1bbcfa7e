using System.Buffers;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Memory that cannot be read once its owner has disposed of it.</summary>
internal sealed class OwnedMemory : MemoryManager<byte>
{
    private readonly byte[] _bytes = new byte[4];
    private bool _isDisposed;

    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => _isDisposed = true;
}
