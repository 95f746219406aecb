using System.Collections.Immutable;

namespace Zoe.Backends.Docker;

/// <summary>
/// Reads the file that lists the Docker Engines: one INI section for each, named as its node, with the keys
/// <c>docker_address</c> (or <c>address</c>), <c>external_address</c>, <c>use_tls</c>, <c>tls_ca</c>,
/// <c>tls_cert</c>, <c>tls_key</c> and <c>labels</c> (separated by commas). <c>[DEFAULT]</c> holds what all share.
/// </summary>
public static class DockerConfFile
{
    /// <summary>Reads a file; relative names of certificates are relative to its folder.</summary>
    /// <exception cref="DockerConfException">The file's content is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImmutableArray<DockerEngineOptions> Read(string path) =>
        Parse(File.ReadAllText(path), path);

    /// <summary>Reads the text of a file named <paramref name="path"/>.</summary>
    /// <exception cref="DockerConfException">The text is wrong.</exception>
    public static ImmutableArray<DockerEngineOptions> Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var problems = new DockerConfProblems(path);
        var sections = DockerConfSections.Parse(text, problems);
        if (sections.Hosts.Count == 0)
            problems.Add(1, "no host is listed; add a section such as [node1] with a line 'docker_address: host:2375'");
        var engines = sections.Hosts
            .Select(host => new DockerConfHost(host, sections.Default, problems, path).Read())
            .ToImmutableArray();
        problems.ThrowIfAny();
        return engines;
    }
}
