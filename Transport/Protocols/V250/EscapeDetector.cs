namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Finds the guarded escape in the DTE's data: silence, three escape characters, silence.</summary>
/// <remarks>Source: the Hayes convention; S2 is the character (over 127: none), S12 the guard time.</remarks>
internal sealed class EscapeDetector(DceSettings settings)
{
    private TimeSpan _lastAt;
    private int _count;

    /// <summary>Gets when the closing silence will have lasted long enough.</summary>
    public TimeSpan? DueAt => _count == 3 ? _lastAt + settings.EscapeGuard : null;

    /// <summary>A data phase begins.</summary>
    public void Reset(TimeSpan now) => (_lastAt, _count) = (now, 0);

    /// <summary>Looks at data that goes through.</summary>
    public void Observe(ReadOnlySpan<byte> data, TimeSpan now)
    {
        if (data.IsEmpty)
        {
            return;
        }

        bool inTime = _count > 0 ? now - _lastAt <= settings.EscapeGuard : now - _lastAt >= settings.EscapeGuard;
        bool escapes = inTime && settings[2] <= 127 && _count + data.Length <= 3 && !data.ContainsAnyExcept(settings[2]);
        _count = escapes ? _count + data.Length : 0;
        _lastAt = now;
    }

    /// <summary>Tells the time. True, once: the DTE escapes.</summary>
    public bool HandleTimeout(TimeSpan now)
    {
        if (DueAt is not { } due || now < due)
        {
            return false;
        }

        _count = 0;
        return true;
    }
}
