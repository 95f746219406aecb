using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Model.ZApps;

/// <summary>Deserialises stored ZApps without validation.</summary>
internal static class TrustedZAppReader
{
    private const int MaxNesting = 1024;

    private static readonly JsonTypeInfo<ZApp> Type = (JsonTypeInfo<ZApp>)new JsonSerializerOptions(ZAppJsonContext.Default.Options)
    {
        MaxDepth = MaxNesting,
        TypeInfoResolver = ZAppJsonContext.Default,
    }.GetTypeInfo(typeof(ZApp));

    public static ZApp Read(string text)
    {
        var zapp = JsonSerializer.Deserialize(text, Type) ?? throw new JsonException("There is no ZApp, only null.");
        if (zapp.Name is null || zapp.Services.IsDefaultOrEmpty) throw new JsonException("The ZApp has no name or no services.");
        return zapp with { Services = ImmutableArray.CreateRange(zapp.Services, Complete) };
    }

    /// <summary>Replaces default arrays of omitted lists by empty ones.</summary>
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
