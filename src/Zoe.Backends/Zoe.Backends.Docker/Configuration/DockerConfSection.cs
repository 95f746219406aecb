namespace Zoe.Backends.Docker.Configuration;

/// <summary>One section of a <c>docker.conf</c> file.</summary>
internal sealed record DockerConfSection(string Name, int Line)
{
    /// <summary>Its values by lower-case key.</summary>
    public Dictionary<string, DockerConfEntry> Entries { get; } = new(StringComparer.Ordinal);
}
