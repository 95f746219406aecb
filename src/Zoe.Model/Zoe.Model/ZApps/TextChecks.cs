using System.Buffers;

namespace Zoe.Model;

/// <summary>Checks names and other short texts.</summary>
internal static class TextChecks
{
    public const int ShortestName = 3;
    public const int LongestZAppName = 128;
    public const int LongestServiceName = 16;

    private static readonly SearchValues<char> ServiceNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> ZAppNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-@");

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(static code => (char)code), '\u007f']);

    public static void ZAppName(string? name, DiagnosticBag bag)
    {
        if (name is null)
            return;
        if (string.IsNullOrWhiteSpace(name))
        {
            bag.Add(ShapeRules.TextLength, "/name", "'name' is empty; write the name of the application.");
            return;
        }

        if (HasControl(name, "/name", "name", bag))
            return;
        if (name.Length is < ShortestName or > LongestZAppName || name.AsSpan().ContainsAnyExcept(ZAppNameCharacters))
        {
            bag.Add(
                ZAppRules.UnusualName,
                "/name",
                $"The original Zoe would refuse the name '{Short(name)}': it took 3 to 128 letters, digits, '-' and '@'.");
        }
    }

    public static void ServiceName(string? name, ServicePath at, DiagnosticBag bag)
    {
        if (name is null)
            return;
        if (name.Length is < ShortestName or > LongestServiceName)
        {
            bag.Add(
                ShapeRules.TextLength,
                at + "/name",
                $"Service name '{Short(name)}' has {name.Length} characters; write 3 to 16.");
        }
        else if (name[0] == '-' || name.AsSpan().ContainsAnyExcept(ServiceNameCharacters))
        {
            bag.Add(
                ZAppRules.ServiceName,
                at + "/name",
                $"Service name '{name}' cannot be part of a network name; use letters, digits and '-', '-' not first.");
        }
    }

    /// <summary>Reports a text that is given but blank.</summary>
    public static void NotEmpty(string? text, string key, ServicePath at, DiagnosticBag bag)
    {
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text))
            bag.Add(ShapeRules.TextLength, $"{at}/{key}", $"'{key}' is empty; write a text or remove it.");
        else if (key == "command")
            NoNull(text, at, key, bag);
        else
            HasControl(text, at, key, bag);
    }

    /// <summary>Reports the character U+0000, which no program can be given in its command or environment.</summary>
    public static void NoNull(string text, ServicePath at, string key, DiagnosticBag bag)
    {
        if (text.Contains('\0'))
            bag.Add(ZAppRules.ControlCharacter, $"{at}/{key}", $"'{key}' has the control character U+0000; remove it.");
    }

    /// <summary>As below, for a text of a service.</summary>
    public static bool HasControl(string text, ServicePath at, string key, DiagnosticBag bag) =>
        text.AsSpan().ContainsAny(ControlCharacters) && HasControl(text, $"{at}/{key}", key, bag);

    /// <summary>Reports control characters, which have no place in names and paths.</summary>
    public static bool HasControl(string text, string pointer, string key, DiagnosticBag bag)
    {
        var index = text.AsSpan().IndexOfAny(ControlCharacters);
        if (index < 0)
            return false;
        bag.Add(
            ZAppRules.ControlCharacter, pointer, $"'{key}' has the control character U+{(int)text[index]:X4}; remove it.");
        return true;
    }

    /// <summary>A text cut to a length that fits into a sentence.</summary>
    public static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
