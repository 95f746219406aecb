using System.Text;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Configuration;

/// <summary>The output of <c>--help</c>.</summary>
internal static class HelpText
{
    public static string Create(string purpose)
    {
        var text = new StringBuilder(purpose).Append("""


            Each setting can be given on the command line, as an environment variable, or in section "Zoe" of
            appsettings.json; the first of these takes precedence.


            """);
        foreach (var (_, title, settings) in Setting.Groups)
        {
            text.AppendLine(title);
            foreach (var setting in settings)
            {
                text.AppendLine($"  {setting.Argument} VALUE");
                text.AppendLine($"      {setting.Format.Description}");
                text.AppendLine($"      environment {setting.Variable}, key {setting.Key}, default: {setting.DefaultText}");
            }

            text.AppendLine();
        }

        text.AppendLine("  --help");
        text.AppendLine("      Shows this.");
        text.AppendLine("  --version");
        text.Append("      Shows the version.");
        return text.ToString();
    }
}
