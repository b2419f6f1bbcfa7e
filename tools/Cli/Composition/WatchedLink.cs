using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>Tells the station that its link ended by itself; the miniport tells its calls, and may have none.</summary>
internal sealed class WatchedLink(ILink inner, Action<LinkException> lost) : LinkWrapper(inner)
{
    /// <inheritdoc/>
    protected override void BeforeClosed(LinkException? cause)
    {
        if (cause is not null)
        {
            lost(cause);
        }
    }
}
