using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Zoe.Model.Tests;

/// <summary>Evaluates one schema with JsonSchema.Net, which knows nothing of our validator.</summary>
internal sealed class SchemaEvaluator(string schema)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.Hierarchical };

    // Ids are registered globally, and each schema may be read once only under its own.
    private readonly JsonSchema _schema = JsonSchema.FromText(WithoutId(schema));

    /// <summary>JSON pointers of the values that break a keyword, and of the objects that lack a key.</summary>
    public SortedSet<string> Broken(JsonElement value)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        Collect(_schema.Evaluate(value, Options), broken);
        return broken;
    }

    private static void Collect(EvaluationResults results, SortedSet<string> broken)
    {
        if (results.IsValid) return;
        var causes = (results.Details ?? []).Where(static detail => !detail.IsValid && !IsCondition(detail)).ToList();
        // A broken "not" has no error of its own, and the schema in it is valid.
        if (results.Errors is { Count: > 0 } || causes.Count == 0) broken.Add(results.InstanceLocation.ToString());
        foreach (var cause in causes) Collect(cause, broken);
    }

    /// <summary>Values may break these without being wrong: the keyword itself decides, and has the error.</summary>
    private static bool IsCondition(EvaluationResults results) =>
        results.EvaluationPath.ToString() is var path && (path.EndsWith("/if", StringComparison.Ordinal) || path.EndsWith("/contains", StringComparison.Ordinal));

    private static string WithoutId(string schema)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        root.Remove("$id");
        return root.ToJsonString();
    }
}
