using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Model;

/// <summary>Reads stored ZApps straight into the model; the validator for documents of users is not involved.</summary>
internal static class TrustedZApps
{
    private const int DeepestNesting = 1024;

    private static readonly JsonTypeInfo<ZApp> Type = (JsonTypeInfo<ZApp>)new JsonSerializerOptions(ZAppJsonContext.Default.Options)
    {
        MaxDepth = DeepestNesting,
        TypeInfoResolver = ZAppJsonContext.Default,
    }.GetTypeInfo(typeof(ZApp));

    public static ZApp Read(string text)
    {
        var zapp = JsonSerializer.Deserialize(text, Type) ?? throw new JsonException("There is no ZApp, only null.");
        if (zapp.Name is null || zapp.Services.IsDefaultOrEmpty) throw new JsonException("The ZApp has no name or no services.");
        return zapp with { Services = ImmutableArray.CreateRange(zapp.Services, Complete) };
    }

    /// <summary>Lists that were left out are empty: generated readers give the default of the type instead.</summary>
    private static ZAppService Complete(ZAppService service)
    {
        if (service?.Name is null || service.Image is null || service.Resources is null)
            throw new JsonException("A service has no name, image or resources.");
        return service with
        {
            Environment = OrEmpty(service.Environment),
            Volumes = OrEmpty(service.Volumes),
            Ports = OrEmpty(service.Ports),
            Labels = OrEmpty(service.Labels),
        };
    }

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
