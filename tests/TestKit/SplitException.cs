namespace UserCoNdis.TestKit;

/// <summary>A test failed under one way of cutting its stream.</summary>
public sealed class SplitException : Exception
{
    public SplitException()
    {
    }

    public SplitException(string message)
        : base(message)
    {
    }

    public SplitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
