namespace Zoe.Hosting.Server.Configuration.Formats;

/// <summary>
/// Documents an option of the host and parses it. Command line, environment variables, <c>--help</c> and the tables in
/// <c>docs/configuration.md</c> are generated from the property and this attribute; ranges and patterns are validation
/// attributes of the platform.
/// </summary>
/// <param name="description">A sentence or two for the help.</param>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SettingAttribute(string description) : Attribute
{
    public string Description => description;

    /// <summary>The default in words; null where the initial value of the property shows it.</summary>
    public string? Default { get; init; }

    /// <summary>The documentation page with details.</summary>
    public string? See { get; init; }

    /// <summary>Parses a value. Each problem is the end of a sentence that begins with the option.</summary>
    public abstract object? Read(string text, ICollection<string> problems);

    /// <summary>Formats a value so that <see cref="Read"/> can parse it.</summary>
    public virtual string Write(object value) => value.ToString() ?? "";

    /// <summary>The parts between commas, without empty ones.</summary>
    protected static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    protected static object? Fail(ICollection<string> problems, string problem)
    {
        problems.Add(problem);
        return null;
    }
}
