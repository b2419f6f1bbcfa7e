using System.Diagnostics;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>Frames of one session through the whole driver, and the same frames by libpcap alone, in turns.</summary>
/// <remarks>While frames go out the far end has no socket, and while they come in the near end has none, for us as for the yardstick: what is
/// compared is one end each time.</remarks>
internal sealed class PppoeBench(
    (string A, string B) uris, LinkRegistry links, FrameYardstick? yardstick, int rounds, TimeSpan length, BenchProgress progress)
{
    /// <summary>How many steps a round reports, if there is a yardstick.</summary>
    public const int StepsPerRound = 6;

    private const int HeaderOctets = 14 + 6 + 2; // Ethernet, PPPoE, PPP protocol
    private static readonly int[] s_payloads = [64, 1492];
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures what it can until it is cancelled.</summary>
    public async Task<IReadOnlyList<PppoeRow>> RunAsync()
    {
        PppoePath[] paths = yardstick is null ? [PppoePath.Through] : [PppoePath.Out, PppoePath.In, PppoePath.Through];
        PppoeRounds[] rows = [.. s_payloads.SelectMany(payload => paths.Select(path => new PppoeRounds(payload, payload + HeaderOctets, path)))];
        for (int round = 0; round < rounds; round++)
        {
            foreach (PppoeRounds row in rows)
            {
                if (!progress.IsCancelled)
                {
                    progress.Begin($"PPPoE frames, round {round + 1} of {rounds}, {row.Payload} octets {row.Path.ToString().ToLowerInvariant()}");
                    await MeasureAsync(row);
                }
            }
        }

        return [.. rows.Select(static row => row.ToRow()).OfType<PppoeRow>()];
    }

    private Task MeasureAsync(PppoeRounds row) => row.Path switch
    {
        PppoePath.Out => MeasureOutAsync(row),
        PppoePath.In => MeasureInAsync(row),
        PppoePath.Through => MeasureThroughAsync(row),
    };

    private async Task MeasureOutAsync(PppoeRounds row)
    {
        await using SessionStation caller = await SessionStation.OpenAsync(uris.A, links, 1, listens: false);
        await using (SessionStation answerer = await SessionStation.OpenAsync(uris.B, links, 1, listens: true))
        {
            await ConnectAsync(caller);
            await answerer.CutAsync();
        }

        await caller.InvokeAsync(client => client.Flood(row.Payload));
        FrameRate counted = await CountAsync(caller, static client => client.FramesSent - client.FramesFailed);
        await caller.CompleteAsync(static (client, done) => client.StopFlood(done));
        await caller.CutAsync(); // so that the yardstick has the interface alone
        row.Add(counted, yardstick!.Send(row.Octets, length));
    }

    private async Task MeasureInAsync(PppoeRounds row)
    {
        await using SessionStation answerer = await SessionStation.OpenAsync(uris.B, links, 1, listens: true);
        string header;
        await using (SessionStation caller = await SessionStation.OpenAsync(uris.A, links, 1, listens: false))
        {
            await ConnectAsync(caller);
            header = FrameYardstick.SessionHeader(caller, answerer, row.Payload);
            await caller.CutAsync();
        }

        using Process source = yardstick!.StartSource(row.Octets, header);
        try
        {
            FrameRate counted = await CountAsync(answerer, static client => client.FramesReceived);
            await answerer.CutAsync();
            row.Add(counted, yardstick.Receive(row.Octets, length));
        }
        finally
        {
            source.Kill();
            await source.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task MeasureThroughAsync(PppoeRounds row)
    {
        await using SessionStation caller = await SessionStation.OpenAsync(uris.A, links, 1, listens: false);
        await using SessionStation answerer = await SessionStation.OpenAsync(uris.B, links, 1, listens: true);
        await ConnectAsync(caller);
        await caller.InvokeAsync(client => client.Flood(row.Payload));
        FrameRate counted = await CountAsync(answerer, static client => client.FramesReceived);
        await caller.CompleteAsync(static (client, done) => client.StopFlood(done));
        row.Add(counted, null);
    }

    private async Task ConnectAsync(SessionStation caller)
    {
        await caller.CompleteAsync(static (client, done) => client.Connect(1, 1, done)).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        if (await caller.ReadAsync(static client => client.Connected) == 0)
        {
            throw new CliException(ExitCode.Failed, "noSession", $"no PPPoE session came up between {uris.A} and {uris.B}: {await caller.ReadAsync(static c => c.LastStatus)}");
        }
    }

    private async Task<FrameRate> CountAsync(SessionStation station, Func<SessionClient, long> count)
    {
        await Task.Delay(s_warmUp, CancellationToken.None);
        Look before = await LookAsync();
        await Task.Delay(length, CancellationToken.None);
        Look after = await LookAsync();
        return new FrameRate(
            after.Frames - before.Frames,
            Stopwatch.GetElapsedTime(before.At, after.At).TotalSeconds,
            (after.Processor - before.Processor).TotalSeconds,
            after.Managed - before.Managed);

        Task<Look> LookAsync() => station.ReadAsync(client => new Look(
            count(client), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread()));
    }

    private readonly record struct Look(long Frames, long At, TimeSpan Processor, long Managed);
}
