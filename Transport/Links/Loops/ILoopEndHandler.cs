namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A poll handler that wants to know that its loop is gone, to give its device back.</summary>
/// <remarks>Called once, on the thread that ends the loop, while the handler's watch still stands. It must not call
/// sinks: what runs on the loop may be broken.</remarks>
public interface ILoopEndHandler
{
    /// <summary>Releases what outlives the process otherwise: a device's settings, a child process.</summary>
    void HandleLoopEnded();
}
