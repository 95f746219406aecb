using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>
/// Documents an option of the host, and reads it. Names on the command line and in the environment, <c>--help</c> and
/// the table in <c>docs/configuration.md</c> all come from the property and this attribute.
/// </summary>
/// <param name="description">A sentence or two for the help.</param>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SettingAttribute(string description) : Attribute
{
    public string Description => description;

    /// <summary>What holds when it is not set, in words; null where the initial value of the property says it.</summary>
    public string? Default { get; init; }

    /// <summary>The page of the documentation that says more.</summary>
    public string? See { get; init; }

    /// <summary>Reads the value. What is wrong with it becomes problems, each the end of a sentence that begins with the option.</summary>
    public abstract object? Read(string text, ICollection<string> problems);

    /// <summary>Writes a value as <see cref="Read"/> takes it.</summary>
    public virtual string Write(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The parts between commas, without empty ones.</summary>
    protected static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
