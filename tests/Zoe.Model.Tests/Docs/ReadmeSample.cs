using Zoe.Model.Shop;

namespace Zoe.Model.Tests.Docs;

/// <summary>The sample of the package README; <see cref="ReadmeTests"/> runs it and compares it with the README.</summary>
internal static class ReadmeSample
{
    public static string Run(string path, string oldPath, ShopZApp listing)
    {
        // <readme>
        // Parse and validate: reports all problems at once and does not throw for invalid documents.
        ParseResult<ZApp> result = ZAppReader.Read(File.ReadAllBytes(path));
        foreach (Diagnostic problem in result.Diagnostics)
            Console.WriteLine($"{path}:{problem}"); // notebook.json:2:13: warning ZOE1020: The original Zoe would …
        if (result.Value is not { } notebook)
            return "not valid";

        // Convert format 2; everything that format 3 cannot express becomes a warning.
        ZApp converted = ZAppConverter.ToVersion3(File.ReadAllBytes(oldPath)).Value!;

        // Set shop parameters; types, bounds and steps are enforced.
        var values = new Dictionary<string, string> { ["NB_USER"] = "ada" };
        ZApp mine = ZAppParameters.Apply(notebook, listing, values).Value!;

        // Expand into service instances with placeholders replaced, and write the document.
        var context = new ExpansionContext
        {
            UserName = "ada",
            ExecutionId = 12,
            ExecutionName = "try",
            DeploymentName = "prod",
        };
        ExpandedService first = ZAppExpansion.Expand(mine, context)[0]; // jupyter0-12-prod, NB_USER=ada
        string json = ZAppWriter.Write(mine);
        // </readme>
        return $"{converted == notebook} {first.HostName} {first.Environment[0].Value} {json.Length > 0}";
    }
}
