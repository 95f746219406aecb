using Spectre.Console;

namespace Zoe.Cli.Output;

/// <summary>Prints aligned columns without frames, as easy to read as to cut with other tools.</summary>
internal static class PlainTable
{
    /// <summary>Prints rows under headings.</summary>
    public static void Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).NoWrap());
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(Printable.Line(cell))));
        Write(table);
    }

    /// <summary>Prints names and values, one pair per line; values that are null are left out.</summary>
    public static void WritePairs(params IReadOnlyList<(string Name, string? Value)> pairs)
    {
        var width = pairs.Max(pair => pair.Name.Length);
        foreach (var (name, value) in pairs)
        {
            if (value is not null) Console.Out.WriteLine($"{name.PadRight(width)}  {Printable.Line(value)}");
        }
    }

    private static void Write(Table table)
    {
        if (!Console.IsOutputRedirected)
        {
            AnsiConsole.Write(table);
            return;
        }

        // A file or a pipe has no width to fit into and no use for colours.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No });
        console.Profile.Width = 1000;
        console.Write(table);
    }
}
