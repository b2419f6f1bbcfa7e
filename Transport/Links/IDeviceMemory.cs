using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links;

/// <summary>A link whose device has memory of its own: what is sent from there reaches the device without a copy by the system.</summary>
/// <remarks>Optional; found with <see cref="ILink.Find{T}"/> once the link is started. Blocks of other pools are sent too, with the copy.</remarks>
public interface IDeviceMemory
{
    /// <summary>Gets the pool of that memory. Owner: the link; it is retired when the link closes, blocks still out stay valid until they are returned.</summary>
    PinnedSlabPool Pool { get; }
}
