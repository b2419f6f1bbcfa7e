using UserCoNdis.Transport.Links;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>A stream in DOSBox's null-modem octets: data comes out plain, the control circuits aside.</summary>
internal sealed class NullmodemStream(Stream inner) : Stream
{
    private readonly byte[] _raw = new byte[4096];
    private bool _escaped;

    /// <summary>The modem's circuits that are on: DCD and RI.</summary>
    public ModemLines Lines { get; private set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sets DTR and RTS.</summary>
    public void Set(ModemLines outputs) => inner.Write(NullmodemOctets.Encode(outputs));

    /// <summary>Returns when there is data; a change of circuits alone is taken in on the way.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            int length = inner.Read(_raw, 0, Math.Min(count, _raw.Length));
            int plain = Decode(_raw.AsSpan(0, length), buffer.AsSpan(offset));
            if (length == 0 || plain > 0)
            {
                return plain;
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        inner.Write(NullmodemOctets.Encode(buffer.AsSpan(offset, count)));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private int Decode(ReadOnlySpan<byte> raw, Span<byte> plain)
    {
        int length = 0;
        foreach (byte octet in raw)
        {
            if (_escaped)
            {
                _escaped = false;
                if (octet != 0xFF)
                {
                    Lines = NullmodemOctets.Decode(octet);
                    continue;
                }
            }
            else if (octet == 0xFF)
            {
                _escaped = true;
                continue;
            }

            plain[length++] = octet;
        }

        return length;
    }
}
