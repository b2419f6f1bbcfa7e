namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>Draws lines or bars over two axes, with a legend above.</summary>
internal sealed class Plot
{
    private const double Width = 760, Height = 380;
    private const double Left = 78, Right = 34, Top = 46, Bottom = 58;
    private const double LetterWidth = 7.4;  // of the legend's 13 units; a little more than it is

    private const double Aside = 7;          // between the measures of neighbouring series, so that their scatters stay apart

    private readonly Axis _x;
    private readonly Axis _y;
    private readonly SvgText _svg;

    private Plot(string title, Axis x, Axis y)
    {
        (_x, _y) = (x, y);
        _svg = new SvgText(Width, Height, title);
        DrawAxes();
    }

    /// <summary>Draws lines.</summary>
    public static string OfLines(string title, Axis x, Axis y, IReadOnlyList<PlotSeries> series)
    {
        var plot = new Plot(title, x, y);
        plot.DrawLegend([.. series.Select(static s => s.Name)]);
        for (int i = 0; i < series.Count; i++)
        {
            double aside = series[i].HasDots ? (i - ((series.Count - 1) / 2.0)) * Aside : 0;
            plot.DrawLine(series[i], i + 1, aside);
        }

        return plot._svg.ToString();
    }

    /// <summary>Draws bars that touch, between neighbouring edges.</summary>
    /// <param name="title">What is seen.</param>
    /// <param name="x">The axis of the edges.</param>
    /// <param name="y">The axis of the heights.</param>
    /// <param name="edges">One more than there are heights.</param>
    /// <param name="heights">Of the bars.</param>
    /// <param name="marks">Values of the x axis that are marked, with what they are called.</param>
    public static string OfBars(
        string title, Axis x, Axis y, IReadOnlyList<double> edges, IReadOnlyList<double> heights, IReadOnlyList<AxisTick> marks)
    {
        var plot = new Plot(title, x, y);
        for (int i = 0; i < heights.Count; i++)
        {
            double left = plot.X(edges[i]), top = plot.Y(heights[i]);
            _ = plot._svg.Bar(left + 0.5, top, Math.Max(0.5, plot.X(edges[i + 1]) - left - 1), plot.Y(y.From) - top, "bar s1",
                $"{QuantityText.Of(edges[i])} to {QuantityText.Of(edges[i + 1])}: {QuantityText.Of(heights[i])}");
        }

        plot.DrawMarks(marks);
        return plot._svg.ToString();
    }

    private double X(double value) => Left + (Math.Clamp(_x.PlaceOf(value), 0, 1) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - (Math.Clamp(_y.PlaceOf(value), 0, 1) * (Height - Top - Bottom));

    private void DrawAxes()
    {
        foreach (AxisTick tick in _y.Ticks)
        {
            double y = Y(tick.Value);
            _ = _svg.Line(Left, y, Width - Right, y, "grid").Words(Left - 8, y + 4, tick.Label, "tick end");
        }

        foreach (AxisTick tick in _x.Ticks)
        {
            double x = X(tick.Value);
            _ = _svg.Line(x, Top, x, Height - Bottom, "grid faint")
                .Line(x, Height - Bottom, x, Height - Bottom + 5, "axis")
                .Words(x, Height - Bottom + 20, tick.Label, "tick middle");
        }

        _ = _svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis")
            .Words(Left + ((Width - Left - Right) / 2), Height - 12, _x.Title, "title middle")
            .Words(18, Top + ((Height - Top - Bottom) / 2), _y.Title, "title middle", -90);
    }

    private void DrawLegend(IReadOnlyList<string> names)
    {
        double at = Left;
        for (int i = 0; i < names.Count; i++)
        {
            _ = _svg.Line(at, 22, at + 22, 22, $"line s{i + 1}").Words(at + 28, 26, names[i], "legend start");
            at += 28 + (names[i].Length * LetterWidth) + 22;
        }
    }

    private void DrawLine(PlotSeries series, int number, double aside)
    {
        if (series.HasDots)
        {
            foreach (PlotPoint point in series.Points.Where(static p => p.Greatest > p.Least))
            {
                _ = _svg.Line(X(point.X) + aside, Y(point.Least), X(point.X) + aside, Y(point.Greatest), $"scatter s{number}");
            }
        }

        _ = _svg.Path(series.Points.Select(point => (X(point.X) + aside, Y(point.Y))), $"line s{number}");
        if (series.HasDots)
        {
            foreach (PlotPoint point in series.Points)
            {
                _ = _svg.Dot(X(point.X) + aside, Y(point.Y), 4, $"dot s{number}",
                    $"{series.Name}, {QuantityText.Of(point.X)}: {QuantityText.Of(point.Y)} [{QuantityText.Of(point.Least)} .. {QuantityText.Of(point.Greatest)}]");
            }
        }
    }

    /// <summary>Words stand one below the other, so that near marks stay legible.</summary>
    private void DrawMarks(IReadOnlyList<AxisTick> marks)
    {
        double y = Top - 36;
        foreach (AxisTick mark in marks)
        {
            double x = X(mark.Value);
            bool isLate = x > Width * 0.7;
            _ = _svg.Line(x, y + 3, x, Height - Bottom, "mark").Words(isLate ? x - 6 : x + 6, y + 8, mark.Label, isLate ? "legend end" : "legend start");
            y += 17;
        }
    }
}
