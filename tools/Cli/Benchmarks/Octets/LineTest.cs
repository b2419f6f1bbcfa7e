using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Switches each output line and finds which inputs follow: the wiring, and how fast it is.</summary>
internal sealed class LineTest(OctetPort a, OctetPort? b, CancellationToken cancelled)
{
    private const int Edges = 20;
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(250);
    private static readonly ModemLines[] s_outputs = [ModemLines.Rts, ModemLines.Dtr];

    /// <summary>Says why there is nothing to test; null: there is.</summary>
    public static string? ReasonToSkip(OctetPort a, OctetPort? b) => HasOutputs(a) || (b is not null && HasOutputs(b))
        ? null
        : $"{string.Join(" and ", ((OctetPort?[])[a, b]).OfType<OctetPort>().Select(static port => port.Link.Info.Name))} {(b is null ? "has" : "have")} no RTS or DTR to switch";

    /// <summary>Tests each output of each link; puts them back as they were.</summary>
    public async Task<IReadOnlyList<LineRow>> RunAsync()
    {
        List<LineRow> rows = [];
        foreach ((OctetPort port, string name) in Ports().Where(static each => HasOutputs(each.Port)))
        {
            ModemLines before = await port.InvokeAsync(_ => port.Link.Lines!.Current);
            foreach (ModemLines output in s_outputs.Where(output => (port.Link.Lines!.Supported & output) != ModemLines.None && !cancelled.IsCancellationRequested))
            {
                rows.AddRange(await TestAsync(port, name, output));
                await port.InvokeAsync(_ => port.Link.Lines!.Set(output, before));
            }
        }

        return rows;
    }

    private static bool HasOutputs(OctetPort port) => port.Link.Lines is { } lines && (lines.Supported & ModemLines.Outputs) != ModemLines.None;

    private IEnumerable<(OctetPort Port, string Name)> Ports() => b is null ? [(a, "A")] : [(a, "A"), (b, "B")];

    private async Task<IReadOnlyList<LineRow>> TestAsync(OctetPort port, string name, ModemLines output)
    {
        (OctetPort Port, string Name)[] seers = [.. Ports().Where(static each => each.Port.Link.Lines is not null)];
        ModemLines[] followers = new ModemLines[seers.Length];
        _ = await SwitchAsync(port, output, seers, followers); // it may be as it will be set: the second edge is one in any case
        double[][] found = await SwitchAsync(port, output, seers, followers);
        for (int i = 0; i < seers.Length; i++)
        {
            followers[i] = LinesOf(found[i]);
        }

        if (followers.All(static lines => lines == ModemLines.None))
        {
            return [new LineRow(name, output, null, ModemLines.None, 1, 0, 0, 0)];
        }

        (seers, followers) = ([.. seers.Where((_, i) => followers[i] != ModemLines.None)], [.. followers.Where(static lines => lines != ModemLines.None)]);
        List<double[][]> edges = [];
        while (edges.Count < Edges && !cancelled.IsCancellationRequested)
        {
            edges.Add(await SwitchAsync(port, output, seers, followers));
        }

        return [.. seers.SelectMany((seer, i) => Each(followers[i]).Select(line => RowOf(name, output, seer.Name, line, [.. edges.Select(edge => edge[i][IndexOf(line)])])))];
    }

    /// <summary>Inverts an output; gives for each link that looks the microseconds until each line changed, 0 where it did not.</summary>
    private static async Task<double[][]> SwitchAsync(OctetPort port, ModemLines output, (OctetPort Port, string Name)[] seers, ModemLines[] wanted)
    {
        LineWatch[] watches = await Task.WhenAll(seers.Select((seer, i) => seer.Port.InvokeAsync(_ => new LineWatch(
            seer.Port.Link.Lines!, seer.Port.Loop, TimeProvider.System, ReferenceEquals(seer.Port, port) ? ModemLines.Inputs : ModemLines.Inputs | ModemLines.Outputs, wanted[i]))));
        long switchedAt;
        try
        {
            switchedAt = await port.InvokeAsync(_ =>
            {
                IModemLines lines = port.Link.Lines!;
                long now = TimeProvider.System.GetTimestamp();
                lines.Set(output, ~lines.Current & output);
                return now;
            });
        }
        finally
        {
            await Task.WhenAll(seers.Zip(watches, static (seer, watch) => seer.Port.InvokeAsync(_ => watch.EndAfter(s_limit)))); // the switch may have been late
        }

        long[][] changes = await Task.WhenAll(watches.Select(static watch => watch.Changes));
        return [.. changes.Select(stamps => stamps.Select(stamp => stamp == 0 ? 0 : Math.Max(0.001, TimeProvider.System.GetElapsedTime(switchedAt, stamp).TotalMicroseconds)).ToArray())];
    }

    private static LineRow RowOf(string from, ModemLines output, string to, ModemLines input, double[] edges)
    {
        double[] seen = [.. edges.Where(static time => time > 0).Order()];
        return new LineRow(from, output, to, input, edges.Length, seen.Length, seen.Length == 0 ? 0 : seen[seen.Length / 2], seen.Length == 0 ? 0 : seen[^1]);
    }

    private static ModemLines LinesOf(double[] changes) =>
        changes.Select(static (time, i) => time > 0 ? (ModemLines)(1 << i) : ModemLines.None).Aggregate(ModemLines.None, static (all, line) => all | line);

    private static IEnumerable<ModemLines> Each(ModemLines lines) =>
        Enumerable.Range(0, LineWatch.Lines).Select(static i => (ModemLines)(1 << i)).Where(line => (lines & line) != ModemLines.None);

    private static int IndexOf(ModemLines line) => System.Numerics.BitOperations.TrailingZeroCount((int)line);
}
