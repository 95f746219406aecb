using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Model.Json;
using Zoe.Model.Schemas;
using Zoe.Model.Shop;
using Zoe.Model.Tests.Schemas;
using Zoe.Model.ZAppsV2;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Tests.Properties;

public class DocumentProperties
{
    private const int Mutations = 2000;

    [Fact]
    public void Any_valid_ZApp_validates_and_round_trips() =>
        Prop.ForAll(ValidDocuments.ZApps.ToArbitrary(), static zapp =>
        {
            var text = ZAppWriter.Write(zapp);
            var result = ZAppReader.Read(text);
            return ZAppValidator.Validate(zapp).IsEmpty
                && result.Diagnostics.IsEmpty
                && zapp.Equals(result.Value)
                && ZAppWriter.Write(result.Value!) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_valid_ZApp_round_trips_through_storage() =>
        Prop.ForAll(ValidDocuments.ZApps.ToArbitrary(), static zapp =>
        {
            var text = ZAppWriter.WriteCompact(zapp);
            return !text.Contains('\n', StringComparison.Ordinal)
                && zapp.Equals(ZAppReader.ReadTrusted(text))
                && zapp.Equals(ZAppReader.ReadTrusted(ZAppWriter.Write(zapp)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_valid_ZApp_is_accepted_by_the_schema()
    {
        var evaluator = new SchemaEvaluator(DocumentSchemas.ZApp);
        Prop.ForAll(ValidDocuments.ZApps.ToArbitrary(), zapp =>
        {
            using var document = JsonDocument.Parse(ZAppWriter.Write(zapp));
            return evaluator.Violations(document.RootElement).Count == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_valid_document_of_format_2_round_trips_and_converts() =>
        Prop.ForAll(ValidDocuments.ZAppsV2.ToArbitrary(), static zapp =>
        {
            var text = ZAppV2Writer.Write(zapp);
            var converted = ZAppConverter.ToVersion3(Encoding.UTF8.GetBytes(text));
            return zapp.Equals(ZAppV2Reader.Read(text).Value)
                && converted.IsValid
                && ZAppValidator.Validate(converted.Value).IsEmpty
                && converted.Value.Equals(ZAppConverter.ToVersion3(zapp).Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_single_mutation_is_equivalent_or_diagnosed() =>
        Prop.ForAll(ValidDocuments.ZApps.ToArbitrary(), ArbMap.Default.ArbFor<int>(), static (zapp, choice) =>
        {
            var mutation = DocumentMutation.Apply(ZAppWriter.Write(zapp), choice & int.MaxValue);
            var result = ZAppReader.Read(mutation);
            return !result.Diagnostics.IsEmpty || zapp.Equals(result.Value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Mutations));

    [Fact]
    public void Instance_names_are_unique() =>
        Prop.ForAll(ValidDocuments.ZApps.ToArbitrary(), static zapp =>
        {
            var context = new ExpansionContext { UserName = "u", ExecutionId = 1, ExecutionName = "e", DeploymentName = "d" };
            var services = ZAppExpansion.Expand(zapp, context);
            return services.Select(static service => service.HostName).Distinct().Count() == zapp.Services.Sum(static group => group.TotalCount)
                && services.Count(static service => service.Essential) == zapp.Services.Sum(static group => group.EssentialCount)
                && services.SkipWhile(static service => service.Essential).All(static service => !service.Essential);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_without_throwing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), static text =>
            ZAppDocument.Read(text.Get) is not null
            && ShopManifestReader.Read(text.Get) is not null
            && ZappProjectReader.Read(text.Get) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Integers_are_parsed_exactly_in_any_notation() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), Gen.Choose(0, 6).ToArbitrary(), static (number, zeros) =>
        {
            var exponent = (Int128)number * (Int128)Math.Pow(10, zeros);
            string[] spellings = [$"{number}.{new string('0', zeros)}0", $"{exponent}e-{zeros}", $"{number}e0"];
            return spellings.All(text =>
                WholeNumber.Parse(Encoding.UTF8.GetBytes(text), out var value) == WholeNumberKind.Whole && value == number);
        }).QuickCheckThrowOnFailure();
}
