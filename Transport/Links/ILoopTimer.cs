namespace UserCoNdis.Transport.Links;

/// <summary>A one-shot timer of an <see cref="IEventLoop"/>.</summary>
/// <remarks>Thread: the loop. Allocates: nothing when armed or cancelled.</remarks>
public interface ILoopTimer : IDisposable
{
    /// <summary>Gets when it fires on the loop's clock; null when it is not armed.</summary>
    TimeSpan? DueAt { get; }

    /// <summary>Arms it, or moves it: the callback runs once, not before <paramref name="dueAt"/> on the loop's clock.</summary>
    void Arm(TimeSpan dueAt);

    /// <summary>Disarms it; a callback that has not begun does not run.</summary>
    void Cancel();
}
