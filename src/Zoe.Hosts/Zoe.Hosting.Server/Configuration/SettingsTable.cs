using System.Text;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Configuration;

/// <summary>The tables of <c>docs/configuration.md</c>.</summary>
internal static class SettingsTable
{
    private const string Page = "configuration.md";

    public static string Create()
    {
        var text = new StringBuilder();
        foreach (var (_, title, settings) in Setting.Groups)
        {
            text.Append($"### {title}\n\n| command line, environment, key | default | description |\n|---|---|---|\n");
            foreach (var setting in settings)
            {
                var description = setting.Format.Description
                    .Replace("|", "\\|", StringComparison.Ordinal)
                    .Replace("<", "&lt;", StringComparison.Ordinal)
                    .Replace("*", "\\*", StringComparison.Ordinal);
                text.Append($"| `{setting.Argument}` `{setting.Variable}` `{setting.Key}` | {setting.DefaultText} | {description}{Link(setting.Format.See)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Link(string? page) => page is null
        ? ""
        : $" [More]({(page.StartsWith(Page, StringComparison.Ordinal) ? page[Page.Length..] : page)})";
}
