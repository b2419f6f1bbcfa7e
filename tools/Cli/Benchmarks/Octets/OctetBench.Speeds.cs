using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <content>The sweep of speeds: the links are opened anew at each.</content>
internal sealed partial class OctetBench
{
    private const double FasterThanItsLine = 1.1;
    private const double PartOfItsLine = 0.5;

    private async Task SweepSpeedsAsync()
    {
        if (!SerialLine.TakesSpeed(_a) && !(_b is { } far && SerialLine.TakesSpeed(far)))
        {
            _result.Remarks.Add("Speeds were not swept: no link has one that can be asked for.");
            return;
        }

        (string a, string? b) = (_a.Uri, _b?.Uri);
        (bool turnsA, bool turnsB) = (SerialLine.TakesSpeed(_a), _b is { } other && SerialLine.TakesSpeed(other));
        foreach (long speed in options.Speeds.Where(_ => !_progress.IsCancelled && _result.Failures.Count == 0))
        {
            _progress.Begin($"speeds, {speed:N0} bit/s");
            await CloseAsync();
            try
            {
                bool isMade = b is not null && options.B is null; // the far end of a new pseudo-terminal has a new name
                await OpenAsync(turnsA ? SerialLine.WithSpeed(a, speed) : a, b is null || isMade ? null : turnsB ? SerialLine.WithSpeed(b, speed) : b, isMade && turnsB ? speed : null);
            }
            catch (LinkException e) when (e.Kind is LinkErrorKind.InvalidOption or LinkErrorKind.NotSupported)
            {
                _result.Remarks.Add($"{speed:N0} bit/s was not measured: {e.Message}.");
                await OpenAsync(a, options.B, null);
                continue;
            }

            foreach (OctetRoute route in _routes.Where(static route => route.Flows.Count == 1))
            {
                _result.Speeds.Add(await MeasureSpeedAsync(route, speed));
            }
        }

        if (_result.Speeds.Any(static row => !row.HasTiming))
        {
            _result.Remarks.Add("A pseudo-terminal or an emulated port takes any speed and has no line behind it: where the octets came faster than the speed allows no deviation is given.");
        }
    }

    private async Task<SpeedRow> MeasureSpeedAsync(OctetRoute route, long speed)
    {
        OctetPort port = ((OctetPort?[])[route.Flows[0].To, route.Flows[0].From]).OfType<OctetPort>().FirstOrDefault(SerialLine.TakesSpeed) ?? _a;
        TimeSpan length = options.Length > s_shortestSweep ? options.Length : s_shortestSweep;
        OctetFlow flow = (await MeasureAsync(route, BlockAt(speed), length, look: null))[0];
        double measured = flow.OctetsPerSecond * SerialLine.BitsPerCharacter(port.Uri);
        long? readBack = port.Link.Info.SpeedBps;
        bool hasTiming = !SerialLine.IsPseudoTerminal(port.Uri) && measured <= (readBack ?? speed) * FasterThanItsLine;
        if (hasTiming && measured < (readBack ?? speed) * PartOfItsLine)
        {
            _result.Remarks.Add($"{speed:N0} bit/s, {route.Name}: less than half of the line was used; what stands behind it is slower, or the other end has another speed.");
        }

        return new SpeedRow(route.Name, speed, readBack, measured, hasTiming, flow.Sent ?? 0, flow.Received ?? default);
    }

    private int BlockAt(long speed) => (int)Math.Clamp(speed / 10 * LongestOnLine / 4, 1, options.Block);
}
