namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Finds the NO CARRIER that a modem puts into the data stream when the call ends, for lines without DCD.</summary>
/// <remarks>
/// The words alone prove nothing: with ACCM 0 a PPP frame may carry CR LF NO CARRIER CR LF as a user's text. But there
/// the frame goes on, with its FCS and closing flag at least, in the same burst; a modem that lost its carrier says
/// nothing more. So the detector fires only when the words are the very last bytes received <em>and</em> silence
/// follows them. A line that stalls within a frame, right after these words, for the whole quiet time would deceive it;
/// only the peer of the call could arrange that, and it may hang up anyway. The numeric "3" is never taken.
/// Cost: the last 14 bytes of each chunk are looked at. Sans-I/O.
/// </remarks>
/// <param name="quiet">The silence that makes the words believable.</param>
public sealed class CarrierLossDetector(TimeSpan quiet)
{
    private readonly byte[] _tail = new byte[14];
    private int _length;

    private static ReadOnlySpan<byte> Words => "\r\nNO CARRIER\r\n"u8;

    /// <summary>Gets when silence will have lasted long enough; null while there is no suspicion.</summary>
    public TimeSpan? DueAt { get; private set; }

    /// <summary>Forgets the stream: a new call begins.</summary>
    public void Reset()
    {
        _length = 0;
        DueAt = null;
    }

    /// <summary>Looks at data that was received; takes nothing of it.</summary>
    public void Observe(ReadOnlySpan<byte> data, TimeSpan now)
    {
        if (data.IsEmpty)
        {
            return;
        }

        if (data.Length >= Words.Length)
        {
            data[^Words.Length..].CopyTo(_tail);
            _length = Words.Length;
        }
        else
        {
            int keep = Math.Min(_length, Words.Length - data.Length);
            _tail.AsSpan(_length - keep, keep).CopyTo(_tail);
            data.CopyTo(_tail.AsSpan(keep));
            _length = keep + data.Length;
        }

        DueAt = _tail.AsSpan(0, _length).SequenceEqual(Words) ? now + quiet : null;
    }

    /// <summary>Tells the time.</summary>
    /// <returns>True, once: the carrier is lost.</returns>
    public bool HandleTimeout(TimeSpan now)
    {
        if (DueAt is not { } due || now < due)
        {
            return false;
        }

        Reset();
        return true;
    }
}
