namespace UserCoNdis.Transport.Links;

/// <summary>What a watched file descriptor is ready for.</summary>
[Flags]
public enum PollInterest
{
    /// <summary>Nothing is asked for; errors and hang-ups are still told.</summary>
    None = 0,

    /// <summary>Bytes, frames or an end of stream can be read.</summary>
    Read = 1,

    /// <summary>Something can be written.</summary>
    Write = 2,

    /// <summary>The far end is gone or the descriptor is in error; told whether or not it is asked for.</summary>
    HangUp = 4,
}
