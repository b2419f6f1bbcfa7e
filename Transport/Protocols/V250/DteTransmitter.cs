using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What the DTE has to send, and the pause before it.</summary>
/// <remarks>Holds dial strings, so it wipes what it has sent.</remarks>
internal sealed class DteTransmitter
{
    private byte[] _bytes = new byte[320];
    private int _begin;
    private int _end;

    /// <summary>Gets until when sending waits; null: it does not.</summary>
    public TimeSpan? HeldUntil { get; private set; }

    /// <summary>Gets whether there is anything to send, now or later.</summary>
    public bool HasPending => _begin < _end;

    /// <summary>Appends <paramref name="text"/> as ASCII, and CR when <paramref name="isCommand"/>.</summary>
    public void Add(ReadOnlySpan<char> text, bool isCommand)
    {
        if (_bytes.Length - _end < text.Length + 1)
        {
            Array.Resize(ref _bytes, _end + text.Length + 1);
        }

        _end += Encoding.ASCII.GetBytes(text, _bytes.AsSpan(_end));
        if (isCommand)
        {
            _bytes[_end++] = (byte)'\r';
        }
    }

    /// <summary>Lets sending wait; an abort of what was sent in part does not.</summary>
    public void HoldUntil(TimeSpan until) => HeldUntil = until;

    /// <summary>Ends the wait when its time has come.</summary>
    public void Release(TimeSpan now)
    {
        if (HeldUntil is { } held && now >= held)
        {
            HeldUntil = null;
        }
    }

    /// <summary>Drops what is not sent; a command sent in part is kept, as its end would else become another command.</summary>
    public void Discard()
    {
        if (_begin == 0)
        {
            Wipe();
        }
    }

    /// <summary>Moves out what may be sent now.</summary>
    public int Take(Span<byte> destination)
    {
        if (HeldUntil is not null)
        {
            return 0;
        }

        int count = Math.Min(destination.Length, _end - _begin);
        _bytes.AsSpan(_begin, count).CopyTo(destination);
        _begin += count;
        if (_begin == _end)
        {
            Wipe();
        }

        return count;
    }

    private void Wipe()
    {
        _bytes.AsSpan(0, _end).Clear();
        _begin = _end = 0;
        HeldUntil = null;
    }
}
