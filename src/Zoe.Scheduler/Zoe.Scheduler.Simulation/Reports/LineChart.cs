using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Zoe.Scheduler.Simulation.Reports;

/// <summary>A line chart as SVG.</summary>
internal sealed record LineChart
{
    private const double Width = 900;
    private const double Height = 320;
    private const double Left = 70;
    private const double Bottom = 45;
    private const double Right = 220;
    private const double Top = 10;

    // The colour-blind safe palette of Okabe and Ito.
    private static readonly string[] Colours =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999933"];

    private static readonly string[] Dashes = ["", "6 3", "2 3"];

    public required string Title { get; init; }

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    /// <summary>True for a logarithmic horizontal axis.</summary>
    public bool Logarithmic { get; init; }

    public required ImmutableArray<(string Label, (double X, double Y)[] Points)> Series { get; init; }

    public string ToSvg()
    {
        var points = Series.SelectMany(series => series.Points).ToList();
        var maxX = Scale(points.Select(point => point.X).DefaultIfEmpty(1).Max());
        var maxY = Math.Max(1e-9, points.Select(point => point.Y).DefaultIfEmpty(1).Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" xmlns=\"http://www.w3.org/2000/svg\" ")
            .Append("font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
        Axes(svg, maxX, maxY);
        for (var i = 0; i < Series.Length; i++) Line(svg, i, maxX, maxY);
        return svg.Append("</svg>").ToString();
    }

    private void Axes(StringBuilder svg, double maxX, double maxY)
    {
        for (var step = 0; step <= 4; step++)
        {
            var y = maxY * step / 4;
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{Left} {Y(y, maxY):0.#}H{Width - Right}\" stroke=\"#d8dee6\"/><text x=\"{Left - 6}\" y=\"{Y(y, maxY) + 4:0.#}\" text-anchor=\"end\">{Number(y)}</text>");
        }

        foreach (var (at, label) in XTicks(maxX))
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{X(at, maxX):0.#} {Top}V{Height - Bottom}\" stroke=\"#eef1f5\"/><text x=\"{X(at, maxX):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{label}</text>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(XLabel)}</text><text x=\"14\" y=\"{Height / 2}\" transform=\"rotate(-90 14 {Height / 2})\" text-anchor=\"middle\">{WebUtility.HtmlEncode(YLabel)}</text>");
    }

    private IEnumerable<(double At, string Label)> XTicks(double maxX)
    {
        if (Logarithmic)
        {
            for (var power = 0; power <= maxX; power++)
                yield return (power, power < 4 ? Number(Math.Pow(10, power)) : $"10^{power}");
            yield break;
        }

        for (var step = 0; step <= 5; step++) yield return (maxX * step / 5, Number(maxX * step / 5));
    }

    private void Line(StringBuilder svg, int index, double maxX, double maxY)
    {
        var (label, points) = Series[index];
        var colour = Colours[index % Colours.Length];
        var dash = Dashes[index / Colours.Length % Dashes.Length];
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\" stroke-dasharray=\"{dash}\" points=\"");
        foreach (var (x, y) in points)
            svg.Append(CultureInfo.InvariantCulture, $"{X(Scale(x), maxX):0.#},{Y(y, maxY):0.#} ");
        var legend = Top + 14 + index * 17;
        svg.Append(CultureInfo.InvariantCulture,
            $"\"/><path d=\"M{Width - Right + 14} {legend - 4}h22\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"{dash}\"/><text x=\"{Width - Right + 42}\" y=\"{legend}\">{WebUtility.HtmlEncode(label)}</text>");
    }

    private double Scale(double x) => Logarithmic ? Math.Log10(Math.Max(1, x)) : x;

    private static double X(double scaled, double max) => Left + (Width - Left - Right) * (max == 0 ? 0 : scaled / max);

    private static double Y(double value, double max) => Height - Bottom - (Height - Bottom - Top) * value / max;

    private static string Number(double value) => value.ToString(value >= 10 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}
