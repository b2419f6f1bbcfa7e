using System.Globalization;
using System.Net;
using System.Text;

namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>Writes the few SVG elements that a plot needs; colours and fonts come from classes, so that the page sets them.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts a drawing.</summary>
    /// <param name="width">In the drawing's own units, as all lengths.</param>
    /// <param name="height">Idem.</param>
    /// <param name="description">For readers that do not see it.</param>
    public SvgText(double width, double height, string description) => _text.Append(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {F(width)} {F(height)}\" role=\"img\" aria-label=\"{Escape(description)}\" xmlns=\"http://www.w3.org/2000/svg\">\n");

    /// <summary>Draws a straight line.</summary>
    public SvgText Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<line class=\"{style}\" x1=\"{F(x1)}\" y1=\"{F(y1)}\" x2=\"{F(x2)}\" y2=\"{F(y2)}\"/>");

    /// <summary>Draws a line from point to point.</summary>
    public SvgText Path(IEnumerable<(double X, double Y)> points, string style) =>
        Add($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(static p => $"{F(p.X)},{F(p.Y)}"))}\"/>");

    /// <summary>Draws a dot that tells <paramref name="title"/> under the pointer.</summary>
    public SvgText Dot(double x, double y, double radius, string style, string title) =>
        Add($"<circle class=\"{style}\" cx=\"{F(x)}\" cy=\"{F(y)}\" r=\"{F(radius)}\"><title>{Escape(title)}</title></circle>");

    /// <summary>Draws a bar that tells <paramref name="title"/> under the pointer.</summary>
    public SvgText Bar(double x, double y, double width, double height, string style, string title) =>
        Add($"<rect class=\"{style}\" x=\"{F(x)}\" y=\"{F(y)}\" width=\"{F(width)}\" height=\"{F(height)}\"><title>{Escape(title)}</title></rect>");

    /// <summary>Writes words.</summary>
    /// <param name="x">Where they are anchored.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="words">What.</param>
    /// <param name="style">Class; <c>start</c>, <c>middle</c> and <c>end</c> say where the anchor is.</param>
    /// <param name="turn">Degrees around the anchor.</param>
    public SvgText Words(double x, double y, string words, string style, double turn = 0) => Add(turn == 0
        ? $"<text class=\"{style}\" x=\"{F(x)}\" y=\"{F(y)}\">{Escape(words)}</text>"
        : $"<text class=\"{style}\" transform=\"translate({F(x)} {F(y)}) rotate({F(turn)})\">{Escape(words)}</text>");

    /// <summary>Ends the drawing and gives it.</summary>
    public override string ToString() => $"{_text}</svg>\n";

    private static string F(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string words) => WebUtility.HtmlEncode(words);

    private SvgText Add(string element)
    {
        _ = _text.Append(element).Append('\n');
        return this;
    }
}
