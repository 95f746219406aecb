using System.Text.RegularExpressions;

namespace Zoe.Web.Configuration.Formats;

/// <summary>A name that can be part of host names, paths and labels.</summary>
internal sealed partial class DeploymentNameAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        if (!Names().IsMatch(text))
            problems.Add($"is '{text}'; it must be 1 to 32 lower-case letters, digits and '-', beginning with a letter.");
        return text;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,31}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
