namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>A peer did not do what the test waits for; the message ends with what it did say.</summary>
public sealed class PeerException : Exception
{
    public PeerException()
    {
    }

    public PeerException(string message)
        : base(message)
    {
    }

    public PeerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
