namespace UserCoNdis.Transport.Links;

/// <summary>A device or the operating system failed: what, where, and the native code.</summary>
public sealed class LinkException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="kind">The kind that callers act on.</param>
    /// <param name="message">One line for people: what, where, what to do.</param>
    /// <param name="nativeCode">errno, or a library's code; 0 when there is none.</param>
    /// <param name="inner">The exception behind it, if any.</param>
    public LinkException(LinkErrorKind kind, string message, int nativeCode = 0, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        NativeCode = nativeCode;
    }

    /// <summary>Gets the kind that callers act on.</summary>
    public LinkErrorKind Kind { get; }

    /// <summary>Gets errno, or a library's code; 0 when there is none.</summary>
    public int NativeCode { get; }
}
