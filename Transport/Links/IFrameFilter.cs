namespace UserCoNdis.Transport.Links;

/// <summary>A frame link whose system can drop frames that nobody here wants, before they wake this process.</summary>
/// <remarks>Optional; found with <see cref="ILink.Find{T}"/>. Thread: the loop.</remarks>
public interface IFrameFilter
{
    /// <summary>Lets only frames through that match; replaces the filter before.</summary>
    /// <param name="expression">In the syntax of pcap-filter(7); an empty one lets everything through.</param>
    /// <exception cref="LinkException">The expression is wrong (<see cref="LinkErrorKind.InvalidOption"/>), or the system
    /// refused it.</exception>
    void SetFilter(string expression);
}
