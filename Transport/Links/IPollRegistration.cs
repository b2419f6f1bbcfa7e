namespace UserCoNdis.Transport.Links;

/// <summary>A file descriptor's place in the loop; disposing it ends the watch, never the descriptor.</summary>
public interface IPollRegistration : IDisposable
{
    /// <summary>Gets or sets what is waited for. Thread: the loop.</summary>
    PollInterest Interest { get; set; }
}
