using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Limits;
using Zoe.Model.Schemas;
using Zoe.Model.Tests.Golden;
using Zoe.Model.Yaml;

namespace Zoe.Model.Tests.Schemas;

public class SchemaTests
{
    private static readonly Dictionary<string, string> SchemaOf = new()
    {
        ["zapp-v3"] = DocumentSchemas.ZApp,
        ["zapp-v2"] = DocumentSchemas.ZAppV2,
        ["shop"] = DocumentSchemas.ShopManifest,
        ["zapp-yaml"] = DocumentSchemas.ZappProject,
    };

    /// <summary>Rules that apply before a schema can be evaluated.</summary>
    private static readonly string[] BeforeSchema =
        ["ZOE1001", "ZOE1002", "ZOE1003", "ZOE1004", "ZOE1006", "ZOE1007", "ZOE1011", "ZOE1200", "ZOE1201"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in GoldenFormat.All.Where(format => SchemaOf.ContainsKey(format.Name)))
            {
                foreach (var name in GoldenFolder.Cases(format.Name, format.Extension))
                    data.Add(format.Name, name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Schema_and_reader_agree_on_common_rules(string folder, string name)
    {
        var format = GoldenFormat.Of(folder);
        var input = File.ReadAllBytes(GoldenFolder.PathOf(folder, name + format.Extension));
        var diagnostics = format.Read(input, ReadLimits.Default).Diagnostics;
        if (diagnostics.Any(static diagnostic => BeforeSchema.Contains(diagnostic.Code)))
            return;

        using var document = JsonDocument.Parse(folder == "zapp-yaml" ? AsJson(input) : WithoutByteOrderMark(input));
        var violations = new SchemaEvaluator(SchemaOf[folder]).Violations(document.RootElement);

        var known = DiagnosticRules.All.Where(static rule => rule.InSchema).Select(static rule => rule.Code);
        violations.ShouldBe(diagnostics
            .Where(diagnostic => known.Contains(diagnostic.Code))
            .Select(static diagnostic => diagnostic.Pointer)
            .Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zapp-v3", "zapp-v3")]
    [InlineData("zapp-v2", "zapp-v2")]
    [InlineData("shop", "shop-manifest")]
    [InlineData("zapp-yaml", "zapp-yaml")]
    public void Packaged_schemas_equal_the_documented_ones(string folder, string name) =>
        SchemaOf[folder].ShouldBe(
            File.ReadAllText(Path.Combine(GoldenFolder.Repository, "docs", "schemas", name + ".schema.json")));

    private static ReadOnlyMemory<byte> AsJson(byte[] yaml) =>
        new YamlToJson(System.Text.Encoding.UTF8.GetString(yaml), ReadLimits.Default).Convert();

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] json) =>
        json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsMemory(3) : json;
}
