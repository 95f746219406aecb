using System.Buffers;

namespace Zoe.Model.Yaml;

/// <summary>Resolves the type of plain scalars by the core schema of YAML 1.2.</summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");

    /// <summary>The scalar as a JSON literal, or null when it is a string.</summary>
    public static string? AsJson(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => "null",
        "true" or "True" or "TRUE" => "true",
        "false" or "False" or "FALSE" => "false",
        _ => IsNumber(text) ? text : null,
    };

    /// <summary>True for numbers in JSON syntax; other YAML number formats are read as strings.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(NumberCharacters))
            return false;
        if (text[0] == '-')
            text = text[1..];
        var digits = Digits(ref text);
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == '0'))
            return false;
        if (text is ['.', ..])
        {
            text = text[1..];
            if (Digits(ref text).IsEmpty)
                return false;
        }

        if (text is ['e' or 'E', ..])
        {
            text = text is [_, '+' or '-', ..] ? text[2..] : text[1..];
            if (Digits(ref text).IsEmpty)
                return false;
        }

        return text.IsEmpty;
    }

    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        if (length < 0)
            length = text.Length;
        var digits = text[..length];
        text = text[length..];
        return digits;
    }
}
