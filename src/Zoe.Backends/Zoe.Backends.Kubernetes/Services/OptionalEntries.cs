namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Reads the maps of the library's models, which are null when they are empty.</summary>
internal static class OptionalEntries
{
    /// <summary>The value of a key; null when there is none, or no map.</summary>
    public static T? Find<T>(this IDictionary<string, T>? entries, string key)
        where T : class =>
        entries is not null && entries.TryGetValue(key, out var value) ? value : null;
}
