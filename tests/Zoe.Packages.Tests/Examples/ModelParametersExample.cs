using Zoe.Model;
using Zoe.Model.Shop;

namespace Zoe.Packages.Tests.Examples;

internal static class ModelParametersExample
{
    public static ZApp Run(byte[] oldDocument, ZApp zapp, ShopZApp entry)
    {
        // Convert format 2; everything that format 3 cannot express becomes a warning.
        ParseResult<ZApp> converted = ZAppConverter.ToVersion3(oldDocument);

        // Set the parameters of a shop entry; types, bounds and steps are checked.
        var values = new Dictionary<string, string> { ["TASKS"] = "48" };
        ParseResult<ZApp> mine = ZAppParameters.Apply(zapp, entry, values);

        // <hidden>
        converted.IsValid.ShouldBeTrue();
        return mine.Value.ShouldNotBeNull();
        // </hidden>
    }
}
