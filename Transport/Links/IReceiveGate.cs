namespace UserCoNdis.Transport.Links;

/// <summary>A link that can be told to receive nothing for a while, so that the far end feels the pressure.</summary>
/// <remarks>Optional: a link that cannot hold its far end back does not implement it. Thread: the loop.</remarks>
public interface IReceiveGate
{
    /// <summary>Stops or resumes receiving; nothing is lost in between.</summary>
    /// <param name="isOpen">True: receive, as a started link does.</param>
    void SetReceiving(bool isOpen);
}
