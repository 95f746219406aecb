namespace Zoe.Model.Tests;

/// <summary>The code of the package's README; <see cref="ReadmeTests"/> runs it and compares the two.</summary>
internal static class ReadmeSample
{
    public static string Run(string path, string oldPath, ShopZApp listing)
    {
        // <readme>
        // Parse and validate: all problems at once, never an exception for a bad document.
        ParseResult<ZApp> result = ZAppReader.Read(File.ReadAllBytes(path));
        foreach (Diagnostic problem in result.Diagnostics)
            Console.WriteLine($"{path}:{problem}"); // notebook.json:2:13: warning ZOE1020: The original Zoe would …
        if (result.Value is not { } notebook)
            return "not valid";

        // Convert format 2; each thing that format 3 has no place for becomes a warning.
        ZApp converted = ZAppConverter.ToVersion3(File.ReadAllBytes(oldPath)).Value!;

        // Set the parameters that a shop offers, with their types, bounds and steps enforced.
        var values = new Dictionary<string, string> { ["NB_USER"] = "ada" };
        ZApp mine = ZAppParameters.Apply(notebook, listing, values).Value!;

        // Expand into the services to start, with placeholders replaced, and write the document back.
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
