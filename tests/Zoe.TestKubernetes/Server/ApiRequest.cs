using Microsoft.AspNetCore.Http;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Server;

/// <summary>A request, taken apart.</summary>
internal sealed record ApiRequest(ResourceKind Kind, string? Scope, string? Name, string? Part, HttpContext Http)
{
    public string Verb => Http.Request.Method switch
    {
        "GET" when Query("watch") is "true" or "1" => "watch",
        "GET" => Name is null ? "list" : "get",
        "POST" => "create",
        "PATCH" => "patch",
        "DELETE" => "delete",
        var other => other,
    };

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Null when the path leads to no kind of the API.</summary>
    public static ApiRequest? Parse(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Trim('/').Split('/');
        var at = parts[0] == "api" ? 2 : 3;
        var version = parts[0] == "api" ? string.Join('/', parts.Skip(1).Take(1)) : string.Join('/', parts.Skip(1).Take(2));
        string? scope = null;
        if (parts.Length > at + 1 && parts[at] == "namespaces")
        {
            scope = parts[at + 1];
            at += 2;
        }

        if (parts.Length <= at) return null;
        var kind = ResourceKind.All.FirstOrDefault(one => one.ApiVersion == version && one.Plural == parts[at]);
        return kind is null ? null : new ApiRequest(kind, scope, parts.ElementAtOrDefault(at + 1), parts.ElementAtOrDefault(at + 2), http);
    }
}
