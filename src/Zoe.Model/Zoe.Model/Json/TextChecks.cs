using System.Buffers;
using Zoe.Model.Diagnostics;

namespace Zoe.Model.Json;

/// <summary>Checks names and other short texts.</summary>
internal static class TextChecks
{
    public const int MinNameLength = 3;
    public const int MaxZAppNameLength = 128;
    public const int MaxServiceNameLength = 16;

    private static readonly SearchValues<char> ServiceNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> ZAppNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-@");

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(static code => (char)code), '\u007f']);

    public static void CheckZAppName(string? name, DiagnosticBag bag)
    {
        if (name is null)
            return;
        if (string.IsNullOrWhiteSpace(name))
        {
            bag.Add(ShapeRules.TextLength, "/name", "'name' is empty; write the name of the application.");
            return;
        }

        if (HasControlCharacter(name, "/name", "name", bag))
            return;
        if (name.Length is < MinNameLength or > MaxZAppNameLength || name.AsSpan().ContainsAnyExcept(ZAppNameCharacters))
        {
            bag.Add(
                ZAppRules.UnusualName,
                "/name",
                $"The original Zoe would refuse the name '{Truncate(name)}': it took 3 to 128 letters, digits, '-' and '@'.");
        }
    }

    public static void CheckServiceName(string? name, ServicePath at, DiagnosticBag bag)
    {
        if (name is null)
            return;
        if (name.Length is < MinNameLength or > MaxServiceNameLength)
        {
            bag.Add(
                ShapeRules.TextLength,
                at + "/name",
                $"Service name '{Truncate(name)}' has {name.Length} characters; write 3 to 16.");
        }
        else if (name[0] == '-' || name.AsSpan().ContainsAnyExcept(ServiceNameCharacters))
        {
            bag.Add(
                ZAppRules.ServiceName,
                at + "/name",
                $"Service name '{name}' cannot be part of a network name; use letters, digits and '-', '-' not first.");
        }
    }

    /// <summary>Reports a text that is not null but blank.</summary>
    public static void CheckNotEmpty(string? text, string key, ServicePath at, DiagnosticBag bag)
    {
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text))
            bag.Add(ShapeRules.TextLength, $"{at}/{key}", $"'{key}' is empty; write a text or remove it.");
        else if (key == "command")
            CheckNoNull(text, at, key, bag);
        else
            HasControlCharacter(text, at, key, bag);
    }

    /// <summary>Reports the character U+0000, which is impossible in commands and environments.</summary>
    public static void CheckNoNull(string text, ServicePath at, string key, DiagnosticBag bag)
    {
        if (text.Contains('\0'))
            bag.Add(ZAppRules.ControlCharacter, $"{at}/{key}", $"'{key}' has the control character U+0000; remove it.");
    }

    /// <summary>Reports control characters in a text of a service.</summary>
    public static bool HasControlCharacter(string text, ServicePath at, string key, DiagnosticBag bag) =>
        text.AsSpan().ContainsAny(ControlCharacters) && HasControlCharacter(text, $"{at}/{key}", key, bag);

    /// <summary>Reports control characters.</summary>
    public static bool HasControlCharacter(string text, string pointer, string key, DiagnosticBag bag)
    {
        var index = text.AsSpan().IndexOfAny(ControlCharacters);
        if (index < 0)
            return false;
        bag.Add(
            ZAppRules.ControlCharacter, pointer, $"'{key}' has the control character U+{(int)text[index]:X4}; remove it.");
        return true;
    }

    /// <summary>Truncates a text for use in messages.</summary>
    public static string Truncate(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
