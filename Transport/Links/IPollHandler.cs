namespace UserCoNdis.Transport.Links;

/// <summary>Is called by the loop when a watched file descriptor is ready.</summary>
public interface IPollHandler
{
    /// <summary>Handles readiness. Thread: the loop.</summary>
    void HandleReady(PollInterest ready);
}
