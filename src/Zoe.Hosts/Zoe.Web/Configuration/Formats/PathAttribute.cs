namespace Zoe.Web.Configuration.Formats;

/// <summary>A path; the property holds an absolute one.</summary>
internal sealed class PathAttribute(string description) : SettingAttribute(description)
{
    /// <summary>Refuses a path that is no folder, with this advice; null to take every path.</summary>
    public string? IfNoFolder { get; init; }

    public override object? Read(string text, ICollection<string> problems)
    {
        if (text.Length == 0)
        {
            problems.Add("is empty; it is a path.");
            return null;
        }

        var path = Path.GetFullPath(text);
        if (IfNoFolder is not null && !Directory.Exists(path))
            problems.Add($"is '{text}', but there is no folder {path}{IfNoFolder}.");
        return path;
    }
}
