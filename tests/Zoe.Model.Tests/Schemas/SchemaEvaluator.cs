using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Zoe.Model.Tests.Schemas;

/// <summary>Evaluates a schema with JsonSchema.Net, independently of the readers.</summary>
internal sealed class SchemaEvaluator(string schema)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.Hierarchical };

    // JsonSchema.Net registers ids globally and rejects a second schema with the same id.
    private readonly JsonSchema _schema = JsonSchema.FromText(WithoutId(schema));

    /// <summary>JSON pointers of invalid values, and of objects with missing keys.</summary>
    public SortedSet<string> Violations(JsonElement value)
    {
        var violations = new SortedSet<string>(StringComparer.Ordinal);
        Collect(_schema.Evaluate(value, Options), violations);
        return violations;
    }

    private static void Collect(EvaluationResults results, SortedSet<string> violations)
    {
        if (results.IsValid) return;
        var causes = (results.Details ?? []).Where(static detail => !detail.IsValid && !IsCondition(detail)).ToList();
        // A violated "not" has no error, and its subschema is valid.
        if (results.Errors is { Count: > 0 } || causes.Count == 0) violations.Add(results.InstanceLocation.ToString());
        foreach (var cause in causes) Collect(cause, violations);
    }

    /// <summary>Subschemas that may fail for valid values; the error is at their keyword.</summary>
    private static bool IsCondition(EvaluationResults results) =>
        results.EvaluationPath.ToString() is var path && (path.EndsWith("/if", StringComparison.Ordinal) || path.EndsWith("/contains", StringComparison.Ordinal));

    private static string WithoutId(string schema)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        root.Remove("$id");
        return root.ToJsonString();
    }
}
