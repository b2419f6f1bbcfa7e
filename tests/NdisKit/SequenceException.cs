namespace UserCoNdis.NdisKit;

/// <summary>A sequence did not go as the contract says.</summary>
public sealed class SequenceException : Exception
{
    public SequenceException(string message)
        : base(message)
    {
    }

    public SequenceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
