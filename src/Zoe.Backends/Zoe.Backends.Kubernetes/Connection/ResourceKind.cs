using k8s;
using k8s.Models;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Where the objects of a model are in the API, as the model's attribute says.</summary>
internal static class ResourceKind<T>
    where T : IKubernetesObject<V1ObjectMeta>
{
    private static readonly KubernetesEntityAttribute Entity = typeof(T).GetKubernetesTypeMetadata();

    /// <summary>The group, for example <c>networking.k8s.io</c>; empty for the core.</summary>
    public static string Group => Entity.Group;

    /// <summary>The version of the group, for example <c>v1</c>.</summary>
    public static string Version => Entity.ApiVersion;

    /// <summary>Their name in paths, for example <c>pods</c>.</summary>
    public static string Plural => Entity.PluralName;

    /// <summary>The path of all objects of the kind, or of those of one namespace.</summary>
    public static string GetPath(string? scope)
    {
        var group = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        return scope is null ? $"{group}/{Plural}" : $"{group}/namespaces/{scope}/{Plural}";
    }
}
