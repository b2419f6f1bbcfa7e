using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Hosting;

/// <summary>The bridge from tasks to an adapter's loop: the only place where somebody waits for it.</summary>
public static class LoopCalls
{
    /// <summary>Runs work on the loop.</summary>
    /// <returns>Done when the work has run; faulted when it threw.</returns>
    public static Task InvokeAsync(this IEventLoop loop, Action work) => loop.InvokeAsync(() =>
    {
        work();
        return true;
    });

    /// <summary>Runs work on the loop and brings its result back. The continuation never runs on the loop.</summary>
    public static Task<T> InvokeAsync<T>(this IEventLoop loop, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(work);
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e); // the caller's work, the caller's exception: the loop goes on
            }
        });
        return done.Task;
    }

    /// <summary>Starts something on the loop that tells its end by a callback.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="start">Given the callback to call once, on the loop.</param>
    public static async Task CompleteAsync(this IEventLoop loop, Action<Action> start)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await loop.InvokeAsync(() => start(() => done.TrySetResult()));
        await done.Task;
    }
}
