using System.Text;

namespace Zoe.Web;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public static string Create()
    {
        var text = new StringBuilder("""
            The Zoe server.

            Each setting can be given on the command line, as an environment variable, or in section "Zoe" of
            appsettings.json; the first of these that has it wins.


            """);
        foreach (var option in HostOptions.All)
        {
            text.AppendLine($"  {option.Argument} VALUE");
            text.AppendLine($"      {option.Meaning}");
            text.AppendLine($"      environment {option.Variable}, key {option.Key}, default: {option.Default}");
        }

        text.AppendLine("  --help");
        text.AppendLine("      Shows this.");
        text.AppendLine("  --version");
        text.Append("      Shows the version.");
        return text.ToString();
    }
}
