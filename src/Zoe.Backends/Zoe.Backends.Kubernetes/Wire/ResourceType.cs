using System.Text.Json.Serialization.Metadata;

namespace Zoe.Backends.Kubernetes;

/// <summary>A kind of objects: where it is in the API, and how it is read and written.</summary>
/// <param name="ApiVersion">Group and version, for example <c>networking.k8s.io/v1</c>; <c>v1</c> for the core.</param>
/// <param name="Kind">Its name in objects.</param>
/// <param name="Plural">Its name in paths.</param>
/// <param name="Item">Reads and writes one.</param>
/// <param name="List">Reads many.</param>
internal sealed record ResourceType<T>(
    string ApiVersion, string Kind, string Plural, JsonTypeInfo<T> Item, JsonTypeInfo<ResourceList<T>> List)
    where T : KubernetesObject
{
    /// <summary>The path of all objects of the kind, or of those of one namespace.</summary>
    public string GetPath(string? scope)
    {
        var group = ApiVersion.Contains('/', StringComparison.Ordinal) ? "apis/" : "api/";
        return scope is null ? $"{group}{ApiVersion}/{Plural}" : $"{group}{ApiVersion}/namespaces/{scope}/{Plural}";
    }

    /// <summary>The object with what must be in it when it is sent.</summary>
    public T Prepare(T one) => one with { ApiVersion = ApiVersion, Kind = Kind };
}
