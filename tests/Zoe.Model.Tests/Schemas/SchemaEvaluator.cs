using System.Text.Json;
using System.Text.RegularExpressions;

namespace Zoe.Model.Tests;

/// <summary>Evaluates the keywords of JSON Schema (draft 2020-12) that the schemas of this repository use.</summary>
internal sealed class SchemaEvaluator(JsonElement root)
{
    /// <summary>Keywords that only describe.</summary>
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>JSON pointers of the values that break a keyword, and of the objects that lack a key.</summary>
    public SortedSet<string> Broken(JsonElement value)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        Check(root, value, "", broken);
        return broken;
    }

    private bool Accepts(JsonElement schema, JsonElement value)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        Check(schema, value, "", broken);
        return broken.Count == 0;
    }

    private void Check(JsonElement schema, JsonElement value, string pointer, SortedSet<string> broken)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Annotations.Contains(keyword.Name))
                Keyword(schema, keyword.Name, keyword.Value, value, pointer, broken);
        }
    }

    private void Keyword(
        JsonElement schema, string name, JsonElement argument, JsonElement value, string pointer, SortedSet<string> broken)
    {
        switch (name)
        {
            case "$ref":
                Check(root.GetProperty("$defs").GetProperty(argument.GetString()!["#/$defs/".Length..]), value, pointer, broken);
                return;
            case "allOf":
                foreach (var part in argument.EnumerateArray())
                    Check(part, value, pointer, broken);
                return;
            case "if":
                if (Accepts(argument, value))
                    Check(schema.GetProperty("then"), value, pointer, broken);
                return;
        }

        var holds = name switch
        {
            "then" => true,
            "type" => argument.ValueKind == JsonValueKind.Array
                ? argument.EnumerateArray().Any(type => IsType(type.GetString()!, value))
                : IsType(argument.GetString()!, value),
            "const" => Same(argument, value),
            "enum" => argument.EnumerateArray().Any(item => Same(item, value)),
            "not" => !Accepts(argument, value),
            _ => value.ValueKind switch
            {
                JsonValueKind.Number => NumberKeyword(name, argument, value),
                JsonValueKind.String => TextKeyword(name, argument, value.GetString()!),
                JsonValueKind.Array => ListKeyword(schema, name, argument, value, pointer, broken),
                JsonValueKind.Object => ObjectKeyword(schema, name, argument, value, pointer, broken),
                _ => Inapplicable(name),
            },
        };
        if (!holds)
            broken.Add(pointer);
    }

    private static bool NumberKeyword(string name, JsonElement argument, JsonElement value) => name switch
    {
        "minimum" => Compare(value, argument) >= 0,
        "maximum" => Compare(value, argument) <= 0,
        "exclusiveMinimum" => Compare(value, argument) > 0,
        _ => Inapplicable(name),
    };

    private static bool TextKeyword(string name, JsonElement argument, string text) => name switch
    {
        "pattern" => Regex.IsMatch(text, argument.GetString()!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)),
        "minLength" => text.EnumerateRunes().Count() >= argument.GetInt32(),
        "maxLength" => text.EnumerateRunes().Count() <= argument.GetInt32(),
        _ => Inapplicable(name),
    };

    private bool ListKeyword(
        JsonElement schema, string name, JsonElement argument, JsonElement value, string pointer, SortedSet<string> broken)
    {
        var prefix = schema.TryGetProperty("prefixItems", out var items) ? items.GetArrayLength() : 0;
        switch (name)
        {
            case "items":
                for (var i = prefix; i < value.GetArrayLength(); i++)
                    Check(argument, value[i], $"{pointer}/{i}", broken);
                return true;
            case "prefixItems":
                for (var i = 0; i < Math.Min(prefix, value.GetArrayLength()); i++)
                    Check(argument[i], value[i], $"{pointer}/{i}", broken);
                return true;
            case "minItems":
                return value.GetArrayLength() >= argument.GetInt32();
            case "maxItems":
                return value.GetArrayLength() <= argument.GetInt32();
            case "contains":
                return value.GetArrayLength() == 0 || value.EnumerateArray().Any(item => Accepts(argument, item));
            default:
                return Inapplicable(name);
        }
    }

    private bool ObjectKeyword(
        JsonElement schema, string name, JsonElement argument, JsonElement value, string pointer, SortedSet<string> broken)
    {
        switch (name)
        {
            case "properties":
                foreach (var property in argument.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var member))
                        Check(property.Value, member, $"{pointer}/{property.Name}", broken);
                }

                return true;
            case "required":
                return argument.EnumerateArray().All(key => value.TryGetProperty(key.GetString()!, out _));
            case "propertyNames":
                foreach (var member in value.EnumerateObject())
                {
                    if (!TextKeyword("pattern", argument.GetProperty("pattern"), member.Name))
                        broken.Add($"{pointer}/{member.Name}");
                }

                return true;
            case "additionalProperties":
                foreach (var member in value.EnumerateObject())
                {
                    if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _))
                        continue;
                    if (argument.ValueKind == JsonValueKind.False)
                        broken.Add($"{pointer}/{member.Name}");
                    else
                        Check(argument, member.Value, $"{pointer}/{member.Name}", broken);
                }

                return true;
            default:
                return Inapplicable(name);
        }
    }

    /// <summary>Keywords of other types say nothing about this value; unknown ones are a mistake in the schema.</summary>
    private static bool Inapplicable(string name) => name is "minimum" or "maximum" or "exclusiveMinimum" or "pattern"
        or "minLength" or "maxLength" or "items" or "prefixItems" or "minItems" or "maxItems" or "contains"
        or "properties" or "required" or "propertyNames" or "additionalProperties"
        ? true
        : throw new NotSupportedException($"The schema uses '{name}', which this evaluator does not know.");

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && IsWhole(value),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema uses type '{type}'."),
    };

    private static bool IsWhole(JsonElement value) =>
        value.TryGetDecimal(out var number) ? decimal.IsInteger(number) : double.IsInteger(value.GetDouble()) || double.IsInfinity(value.GetDouble());

    private static int Compare(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b)
            ? a.CompareTo(b)
            : left.GetDouble().CompareTo(right.GetDouble());

    private static bool Same(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.Number && right.ValueKind == JsonValueKind.Number
            ? Compare(left, right) == 0
            : JsonElement.DeepEquals(left, right);
}
