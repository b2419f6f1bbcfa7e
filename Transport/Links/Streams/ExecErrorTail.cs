using System.Text;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Reads a program's standard error and keeps the end of it, for the text of an error.</summary>
internal sealed unsafe class ExecErrorTail : IPollHandler, IDisposable
{
    private const int Kept = 1024;

    private readonly SafeFileHandle _pipe;
    private readonly byte[] _tail = new byte[2 * Kept];
    private IPollRegistration? _registration;
    private int _length;

    public ExecErrorTail(IEventLoop loop, SafeFileHandle pipe)
    {
        _pipe = pipe;
        _registration = loop.Watch((int)pipe.DangerousGetHandle(), this, PollInterest.Read);
    }

    /// <summary>Gets the last line that is not empty; null when there is none.</summary>
    public string? LastLine
    {
        get
        {
            _ = Read();
            string[] lines = Encoding.UTF8.GetString(_tail, 0, _length)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length == 0 ? null : lines[^1];
        }
    }

    /// <inheritdoc/>
    void IPollHandler.HandleReady(PollInterest ready)
    {
        if (!Read())
        {
            _registration?.Dispose();
            _registration = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration?.Dispose();
        _pipe.Dispose();
    }

    /// <summary>Reads what is there; returns false at the end.</summary>
    private bool Read()
    {
        byte* chunk = stackalloc byte[Kept];
        int length;
        while (!_pipe.IsClosed && (length = StreamNative.Read((int)_pipe.DangerousGetHandle(), (nint)chunk, Kept)) != -Errno.EAGAIN)
        {
            if (length <= 0)
            {
                return false;
            }

            if (_length > Kept)
            {
                _tail.AsSpan(_length - Kept, Kept).CopyTo(_tail);
                _length = Kept;
            }

            int room = Math.Min(length, _tail.Length - _length);
            new ReadOnlySpan<byte>(chunk, room).CopyTo(_tail.AsSpan(_length));
            _length += room;
        }

        return true;
    }
}
