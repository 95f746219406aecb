namespace Zoe.Packages.Tests;

/// <summary>C# blocks of documents, and the compiled code that they come from.</summary>
internal static class CodeBlocks
{
    /// <summary>The C# blocks of a document, without the indentation that they have in lists.</summary>
    public static IReadOnlyList<string> Of(string document)
    {
        var blocks = new List<string>();
        List<string>? lines = null;
        foreach (var line in File.ReadLines(document))
        {
            if (lines is null)
            {
                if (line.Trim() == "```csharp") lines = [];
            }
            else if (line.Trim() == "```")
            {
                blocks.Add(Unindent(lines));
                lines = null;
            }
            else
            {
                lines.Add(line);
            }
        }

        return blocks;
    }

    /// <summary>
    /// The parts of a source file between <c>&lt;readme&gt;</c> and <c>&lt;/readme&gt;</c>, each without its indentation.
    /// </summary>
    public static string ReadmeParts(string source)
    {
        var parts = new List<string>();
        List<string>? lines = null;
        foreach (var line in File.ReadLines(source))
        {
            if (line.Contains("// <readme>", StringComparison.Ordinal))
            {
                lines = [];
            }
            else if (line.Contains("// </readme>", StringComparison.Ordinal))
            {
                parts.Add(Unindent(lines!));
                lines = null;
            }
            else
            {
                lines?.Add(line);
            }
        }

        return string.Join('\n', parts);
    }

    /// <summary>True when a block is a run of lines of a source file, apart from what the file marks as hidden.</summary>
    public static bool IsIn(string block, string source)
    {
        var wanted = block.Split('\n');
        var lines = Visible(source);
        for (var start = 0; start + wanted.Length <= lines.Count; start++)
        {
            if (lines[start].Trim() == wanted[0].Trim() && Unindent(lines.GetRange(start, wanted.Length)) == block) return true;
        }

        return false;
    }

    private static List<string> Visible(string source)
    {
        if (File.ReadAllText(source).Contains("// <readme>", StringComparison.Ordinal)) return [.. ReadmeParts(source).Split('\n')];
        var lines = new List<string>();
        var isHidden = false;
        foreach (var line in File.ReadLines(source))
        {
            if (line.Contains("// <hidden>", StringComparison.Ordinal)) isHidden = true;
            else if (line.Contains("// </hidden>", StringComparison.Ordinal)) isHidden = false;
            else if (!isHidden) lines.Add(line);
        }

        return lines;
    }

    private static string Unindent(List<string> lines)
    {
        var indentation = lines.Where(line => line.Length > 0).Select(line => line.TakeWhile(char.IsWhiteSpace).Count()).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? "" : line[indentation..]));
    }
}
