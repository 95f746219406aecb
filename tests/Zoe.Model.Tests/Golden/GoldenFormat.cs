using System.Collections.Immutable;
using Zoe.Model.Limits;
using Zoe.Model.Shop;
using Zoe.Model.ZAppsV2;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Tests.Golden;

/// <summary>Reads the documents of a golden folder.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Extension">Extension of the inputs.</param>
/// <param name="Read">Returns the diagnostics and the output, which may be empty.</param>
internal sealed record GoldenFormat(
    string Name, string Extension, Func<byte[], ReadLimits, (ImmutableArray<Diagnostic> Diagnostics, string Output)> Read)
{
    public static readonly GoldenFormat[] All =
    [
        new("zapp-v3", ".json", static (bytes, limits) => Result(ZAppReader.Read(bytes, limits), ZAppWriter.Write)),
        new("zapp-v2", ".json", static (bytes, limits) => Result(ZAppV2Reader.Read(bytes, limits), ZAppV2Writer.Write)),
        new("convert", ".json", static (bytes, limits) => Result(ZAppConverter.ToVersion3(bytes, limits), ZAppWriter.Write)),
        new("shop", ".json", static (bytes, limits) =>
            Result(ShopManifestReader.Read(bytes, limits), ShopManifestWriter.Write)),
        new("zapp-yaml", ".yaml", static (bytes, limits) =>
            Result(ZappProjectReader.Read(bytes, limits), JobDescription.Write)),
        new("parameters", ".json", static (bytes, _) => Result(ParameterCase.Apply(bytes), ZAppWriter.Write)),
    ];

    public static GoldenFormat Of(string name) => All.Single(format => format.Name == name);

    private static (ImmutableArray<Diagnostic> Diagnostics, string Output) Result<T>(
        ParseResult<T> result, Func<T, string> write)
        where T : class => (result.Diagnostics, result.Value is { } value ? write(value) : "");
}
