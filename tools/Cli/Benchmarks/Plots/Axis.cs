namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>Where values lie on an axis, and its ticks.</summary>
/// <param name="Title">With the unit.</param>
/// <param name="From">The value at its beginning.</param>
/// <param name="To">The value at its end.</param>
/// <param name="Map">From a value to what is spread evenly: itself, its logarithm.</param>
/// <param name="Ticks">Values with their labels; an empty label is a line without words.</param>
internal sealed record Axis(string Title, double From, double To, Func<double, double> Map, IReadOnlyList<AxisTick> Ticks)
{
    /// <summary>An even scale from 0 to a round number above <paramref name="largest"/>.</summary>
    public static Axis Linear(string title, double largest, int ticks = 5)
    {
        double step = RoundStep(Math.Max(largest, 1e-9) / ticks);
        int count = (int)Math.Ceiling(largest / step * 0.999);
        return new(title, 0, step * Math.Max(1, count), static v => v, [.. Enumerable.Range(0, Math.Max(1, count) + 1).Select(i => new AxisTick(i * step, QuantityText.Of(i * step)))]);
    }

    /// <summary>A logarithmic scale whose ends are 1, 2 or 5 times a power of ten, labelled there.</summary>
    public static Axis Logarithmic(string title, double least, double largest)
    {
        double from = Math.Pow(10, Math.Floor(Math.Log10(least)));
        AxisTick[] all = [.. Enumerable.Range(0, 60)
            .Select(i => from * Math.Pow(10, i / 3) * (i % 3) switch { 0 => 1, 1 => 2, _ => 5 })
            .Select(static v => new AxisTick(v, QuantityText.Of(v)))];
        AxisTick first = all.Last(tick => tick.Value <= least * 1.0001);
        AxisTick last = all.First(tick => tick.Value >= largest * 0.9999 && tick.Value > first.Value);
        AxisTick[] ticks = [.. all.Where(tick => tick.Value >= first.Value && tick.Value <= last.Value)];
        bool isCrowded = ticks.Length > 10;
        return new(title, first.Value, last.Value, Math.Log10, [.. ticks.Select(tick => isCrowded && !IsPowerOfTen(tick.Value) ? tick with { Label = "" } : tick)]);
    }

    /// <summary>A scale with a place for each of some values, as far apart as their logarithms, labelled where there is room.</summary>
    public static Axis Sizes(string title, IReadOnlyList<int> sizes)
    {
        double least = sizes.Min(), largest = Math.Max(sizes.Max(), least * 1.1);
        double room = Math.Log2(largest / least) * 0.06;
        List<AxisTick> ticks = [];
        double lastLabel = double.NegativeInfinity;
        foreach (double size in sizes.Order().Select(static size => (double)size))
        {
            bool isEnd = size == largest; // the last has its label in any case
            bool hasRoom = Math.Log2(size) - lastLabel >= room && Math.Log2(largest / size) >= room;
            ticks.Add(new(size, isEnd || hasRoom ? size.ToString("0") : ""));
            lastLabel = hasRoom ? Math.Log2(size) : lastLabel;
        }

        return new(title, least, largest, static v => Math.Log2(v), ticks);
    }

    /// <summary>The scale of nines: each equal step leaves a tenth of what the step before left.</summary>
    public static Axis Nines(string title, double highest)
    {
        int steps = Math.Max(1, (int)Math.Ceiling(-Math.Log10(1 - Math.Min(highest, 1 - 1e-9)) - 0.0001));
        string[] labels = ["0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %", "99.99999 %", "99.999999 %", "99.9999999 %"];
        AxisTick[] ticks = [.. Enumerable.Range(0, steps + 1).Select(i => new AxisTick(1 - Math.Pow(10, -i), labels[i])), new(0.5, "50 %")];
        return new(title, 0, 1 - Math.Pow(10, -steps), static v => -Math.Log10(1 - v), ticks);
    }

    /// <summary>Gives where a value lies, 0 at the beginning, 1 at the end.</summary>
    public double PlaceOf(double value) => (Map(value) - Map(From)) / (Map(To) - Map(From));

    private static bool IsPowerOfTen(double value) => Math.Abs(Math.Log10(value) - Math.Round(Math.Log10(value))) < 1e-6;

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * power;
    }
}
