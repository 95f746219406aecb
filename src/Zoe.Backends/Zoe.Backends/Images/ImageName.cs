namespace Zoe.Backends.Images;

/// <summary>
/// Image names in a canonical form, to compare them: registry, repository, and digest or tag.
/// <c>busybox</c>, <c>busybox:latest</c> and <c>docker.io/library/busybox:latest</c> are the same.
/// </summary>
public static class ImageName
{
    private const string DefaultRegistry = "docker.io";

    /// <summary>The full form of a name. A name that is an image's identifier is left as it is.</summary>
    public static string Normalize(string name)
    {
        if (name.StartsWith("sha256:", StringComparison.Ordinal)) return name;
        var (repository, suffix) = SplitSuffix(name);
        return Qualify(repository) + suffix;
    }

    // A digest says exactly which image is meant, so that a tag beside it plays no role.
    private static (string Repository, string Suffix) SplitSuffix(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var tagged = at < 0 ? name : name[..at];
        // A colon before the last slash belongs to the registry's port.
        var colon = tagged.IndexOf(':', tagged.LastIndexOf('/') + 1);
        var repository = colon < 0 ? tagged : tagged[..colon];
        if (at >= 0) return (repository, name[at..]);
        return (repository, colon < 0 ? ":latest" : tagged[colon..]);
    }

    private static string Qualify(string repository)
    {
        var slash = repository.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : repository[..slash];
        var isRegistry = first.Contains('.', StringComparison.Ordinal)
            || first.Contains(':', StringComparison.Ordinal)
            || string.Equals(first, "localhost", StringComparison.Ordinal);
        var registry = isRegistry ? first : DefaultRegistry;
        var path = isRegistry ? repository[(slash + 1)..] : repository;
        if (registry is "index.docker.io" or "registry-1.docker.io") registry = DefaultRegistry;
        if (string.Equals(registry, DefaultRegistry, StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal))
            path = "library/" + path;
        return $"{registry}/{path}";
    }
}
