using Zoe.Web.Configuration.Sources;

namespace Zoe.Web.Configuration.Formats;

/// <summary>One of the values of an enumeration: <c>NodeName</c> is written <c>node-name</c>.</summary>
internal sealed class ChoiceAttribute<T>(string description) : SettingAttribute(description)
    where T : struct, Enum
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var choices = Enum.GetValues<T>().ToDictionary(choice => Write(choice), StringComparer.OrdinalIgnoreCase);
        if (choices.TryGetValue(text, out var chosen)) return chosen;
        problems.Add($"is '{text}'; it can be {string.Join(", ", choices.Keys)}.{Spelling.Suggest(text, choices.Keys)}");
        return null;
    }

    public override string Write(object value) => SettingNames.Separate(value.ToString()!, '-').ToLowerInvariant();
}
