using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>An exchange with two modems on pseudo-terminals, on a loop of its own: the far side of every wire.</summary>
internal sealed class DemoNetwork : IAsyncDisposable
{
    private readonly EpollLoop _loop = new();
    private readonly List<PinnedSlabPool> _pools = [];
    private ModemBank? _bank;

    /// <summary>Gets the paths of the pseudo-terminals, in the order of the numbers.</summary>
    public List<string> Paths { get; } = [];

    public static async Task<DemoNetwork> OpenAsync(long? lineRateBps)
    {
        var network = new DemoNetwork();
        network._loop.Start("telephone network");
        await network._loop.InvokeAsync(() => network.Build(lineRateBps));
        return network;
    }

    /// <summary>Takes the network down and lists the buffers that it did not get back.</summary>
    public async Task<IReadOnlyList<string>> CloseAsync()
    {
        if (_bank is { } bank)
        {
            _bank = null;
            await _loop.InvokeAsync(bank.Dispose);
        }

        return [.. _pools.Where(pool => pool.Outstanding > 0).Select(pool => $"exchange: {pool.Outstanding} blocks")];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ = await CloseAsync();
        _loop.Dispose();
    }

    private void Build(long? lineRateBps)
    {
        _bank = new ModemBank(_loop);
        var factory = new PtyLinkFactory();
        _ = LinkUri.TryParse("pty:", out LinkUri? pty, out _);
        var line = new SubscriberOptions { LineRateBps = lineRateBps };
        for (int i = 0; i < 2; i++)
        {
            PinnedSlabPool pool = ModemSimulator.CreatePool();
            _pools.Add(pool);
            ILink link = factory.Open(pty!, _loop, pool);
            Paths.Add(link.Info.Name["pty:".Length..]);
            _ = _bank.Add(link, line);
        }
    }
}
