namespace UserCoNdis.TestKit;

/// <summary>A text differs from its approved file.</summary>
public sealed class ApprovedException : Exception
{
    public ApprovedException()
    {
    }

    public ApprovedException(string message)
        : base(message)
    {
    }

    public ApprovedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
