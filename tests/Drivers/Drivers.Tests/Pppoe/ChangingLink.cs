using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A link whose description, filter and readiness are the test's.</summary>
internal sealed class ChangingLink(ILink inner, int? mtu = null) : LinkWrapper(inner), IFrameFilter
{
    private Func<LinkInfo, LinkInfo> _change = info => mtu is null ? info : info with { Mtu = mtu };

    public string? Filter { get; private set; }

    /// <summary>Gets or sets whether it says that it is full.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets or sets how many frames it takes before it says that it is full; null: any number.</summary>
    public int? Room { get; set; }

    /// <summary>Gets or sets whether it remembers what it is given; a measured run does not.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>Gets where the frames were that it was given.</summary>
    public List<(nint Address, int Length)> Given { get; } = [];

    public override LinkInfo Info => _change(Inner.Info);

    public void Change(Func<LinkInfo, LinkInfo> change)
    {
        _change = change;
        HandleInfoChanged();
    }

    public void SetFilter(string expression) => Filter = expression;

    public override bool TrySend(in LinkFrame frame)
    {
        if (Keeps)
        {
            Given.Add((frame.Lease.Address + frame.Offset, frame.Length));
        }

        if (IsFull || Room == 0)
        {
            return false;
        }

        Room--;
        return base.TrySend(frame);
    }

    public void Drain()
    {
        IsFull = false;
        HandleWritable();
    }
}
