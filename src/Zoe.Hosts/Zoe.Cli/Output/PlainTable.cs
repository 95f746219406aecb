using Spectre.Console;

namespace Zoe.Cli.Output;

/// <summary>
/// Prints aligned columns without borders, easy to read and to parse. On a terminal the last column wraps; when the
/// others do not fit, optional columns are omitted and then the second is truncated.
/// </summary>
internal static class PlainTable
{
    private const int Gap = 2;
    private const int MinLastWidth = 24;
    private const int MinSecondWidth = 8;
    private const int Indent = 4;

    /// <summary>Prints rows under headings.</summary>
    /// <param name="headings">Headings; the last column may have long texts.</param>
    /// <param name="rows">Rows with a cell for each heading.</param>
    /// <param name="optional">Headings of columns that are omitted on a narrow terminal, in this order.</param>
    public static void Write(
        IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, params IReadOnlyList<string> optional)
    {
        var isTerminal = !Console.IsOutputRedirected;
        var cells = rows.Select(row => row.Select(Printable.Line).ToArray()).ToList();
        var width = isTerminal ? AnsiConsole.Profile.Width : int.MaxValue;
        foreach (var line in Layout(headings, cells, width, optional)) Console.Out.WriteLine(line);
    }

    /// <summary>The lines of a table for a terminal of this width.</summary>
    public static IEnumerable<string> Layout(
        IReadOnlyList<string> headings, IReadOnlyList<string[]> rows, int width, IReadOnlyList<string> optional)
    {
        var widths = headings.Select((heading, column) =>
            rows.Select(row => row[column].GetCellWidth()).Prepend(heading.GetCellWidth()).Max()).ToArray();
        var shown = Enumerable.Range(0, headings.Count - 1).ToList();
        foreach (var heading in optional)
        {
            if (WidthBeforeLast(shown, widths) + MinLastWidth <= width) break;
            shown.RemoveAll(column => headings[column] == heading);
        }

        if (shown.Count > 1 && WidthBeforeLast(shown, widths) > width)
            widths[shown[1]] = Math.Max(MinSecondWidth, widths[shown[1]] - (WidthBeforeLast(shown, widths) - width));
        var left = width - WidthBeforeLast(shown, widths);
        var below = left < MinLastWidth && widths[^1] > left;
        yield return Line(shown, headings, widths, below ? "" : headings[^1]);
        foreach (var row in rows)
        {
            var parts = Wrap(row[^1], below ? Math.Max(MinLastWidth, width - Indent) : left);
            yield return Line(shown, row, widths, below ? "" : parts[0]);
            var start = new string(' ', below ? Indent : WidthBeforeLast(shown, widths));
            foreach (var part in below ? parts.Where(static part => part.Length > 0) : parts.Skip(1)) yield return start + part;
        }
    }

    /// <summary>Prints names and values, one pair per line; null values are omitted.</summary>
    public static void WritePairs(params IReadOnlyList<(string Name, string? Value)> pairs)
    {
        var width = pairs.Max(pair => pair.Name.Length);
        foreach (var (name, value) in pairs)
        {
            if (value is not null) Console.Out.WriteLine($"{name.PadRight(width)}  {Printable.Line(value)}");
        }
    }

    /// <summary>Width of the columns before the last one, including gaps.</summary>
    private static int WidthBeforeLast(List<int> shown, int[] widths) => shown.Sum(column => widths[column] + Gap);

    private static string Line(List<int> shown, IReadOnlyList<string> cells, int[] widths, string last) =>
        (string.Concat(shown.Select(column => Pad(cells[column], widths[column]))) + last).TrimEnd();

    private static string Pad(string cell, int width)
    {
        while (cell.GetCellWidth() > width) cell = cell.Length > 1 && cell.EndsWith('…') ? cell[..^2] + "…" : cell[..^1] + "…";
        return cell + new string(' ', width - cell.GetCellWidth() + Gap);
    }

    /// <summary>Wraps a text to a width, at blanks where possible.</summary>
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        while (text.GetCellWidth() > width)
        {
            var end = Math.Min(width, text.Length);
            while (text[..end].GetCellWidth() > width) end--;
            var blank = end < text.Length && text[end] == ' ' ? end : text.LastIndexOf(' ', end - 1);
            var cut = blank > 0 ? blank : end;
            lines.Add(text[..cut].TrimEnd());
            text = text[cut..].TrimStart();
        }

        lines.Add(text);
        return lines;
    }
}
