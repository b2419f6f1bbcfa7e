using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>Opens <c>loop:NAME</c>: the first open of a name is end A, the second end B, a third is refused while both live.</summary>
/// <remarks>
/// Options: <c>kind=bytes|frames</c>, <c>lines=1|dce|0</c> (null modem; straight cable to a DCE at end B; none),
/// <c>queue=N</c> frames, <c>share=1</c> (<see cref="LoopLinkOptions.Share"/>). The first open decides them; the second
/// may leave them out. Thread: any.
/// </remarks>
public sealed class LoopLinkFactory : ILinkFactory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LoopCable> _cables = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Scheme => "loop";

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LoopLinkOptions.From(uri).Kind;

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        LoopLinkOptions options = LoopLinkOptions.From(uri);
        string name = uri.Path;
        if (name.Length == 0)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'{uri}' names no loop: it wants loop:NAME");
        }

        lock (_gate)
        {
            if (!_cables.TryGetValue(name, out LoopCable? cable))
            {
                cable = new LoopCable(options);
                _cables.Add(name, cable);
            }
            else if (cable.B is not null)
            {
                throw new LinkException(LinkErrorKind.Busy, $"loop:{name} has both its ends open");
            }
            else if (uri.Options.Count != 0 && options != cable.Options)
            {
                throw new LinkException(
                    LinkErrorKind.InvalidOption, $"'{uri}' differs from the first end of loop:{name} in its options");
            }

            return new LoopLink($"loop:{name}", loop, pool, cable, _ => Forget(name, cable));
        }
    }

    private void Forget(string name, LoopCable cable)
    {
        lock (_gate)
        {
            if (_cables.TryGetValue(name, out LoopCable? current) && ReferenceEquals(current, cable))
            {
                _ = _cables.Remove(name);
            }
        }
    }
}
