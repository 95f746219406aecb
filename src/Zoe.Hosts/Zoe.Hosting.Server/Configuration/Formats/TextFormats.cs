using System.Collections.Immutable;
using System.Text.Json;
using Zoe.Model.Diagnostics;

namespace Zoe.Hosting.Server.Configuration.Formats;

/// <summary>Any text.</summary>
internal sealed class TextAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems) => text;
}

/// <summary>A text that is never printed, not empty.</summary>
internal sealed class SecretAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        text.Length > 0 ? text : Fail(problems, "is empty; it must have at least one character.");

    public override string Write(object value) => "set";
}

/// <summary>Names separated by commas.</summary>
internal sealed class NamesAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems) => ImmutableArray.Create(Split(text));
}

/// <summary>A boolean: <c>true</c>, <c>yes</c>, <c>on</c>, <c>1</c> or <c>false</c>, <c>no</c>, <c>off</c>, <c>0</c>.</summary>
internal sealed class SwitchAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => Fail(problems, $"is '{text}'; it must be true or false."),
    };

    public override string Write(object value) => value is true ? "true" : "false";
}

/// <summary>A value of an enumeration in kebab case: <c>node-name</c> for <c>NodeName</c>.</summary>
internal sealed class ChoiceAttribute<T>(string description) : SettingAttribute(description)
    where T : struct, Enum
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var choices = Enum.GetValues<T>().ToDictionary(choice => Write(choice), StringComparer.OrdinalIgnoreCase);
        return choices.TryGetValue(text, out var chosen)
            ? chosen
            : Fail(problems, $"is '{text}'; it must be one of {string.Join(", ", choices.Keys)}.{NearestName.Hint(text, choices.Keys)}");
    }

    public override string Write(object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);
}
