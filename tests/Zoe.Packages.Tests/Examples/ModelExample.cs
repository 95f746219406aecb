using Zoe.Model;

namespace Zoe.Packages.Tests.Examples;

internal static class ModelExample
{
    public static string? Run(string path)
    {
        // <readme>
        // Read and check: all problems at once, with line and column; a document that is not valid does not throw.
        ParseResult<ZApp> result = ZAppReader.Read(File.ReadAllBytes(path));
        foreach (Diagnostic problem in result.Diagnostics)
            Console.WriteLine($"{path}:{problem}"); // pi.json:2:11: error ZOE1012: 'version' is missing; add …
        if (!result.IsValid)
            return null;

        // Expand into service instances, with placeholders replaced.
        var context = new ExpansionContext
        {
            UserName = "ada",
            ExecutionId = 12,
            ExecutionName = "try",
            DeploymentName = "prod",
        };
        foreach (ExpandedService service in ZAppExpansion.Expand(result.Value, context))
            Console.WriteLine($"{service.HostName} runs {service.Definition.Image}"); // coordinator0-12-prod runs …

        // Write it again.
        return ZAppWriter.Write(result.Value);
        // </readme>
    }
}
