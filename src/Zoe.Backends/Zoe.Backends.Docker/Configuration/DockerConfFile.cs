using System.Collections.Immutable;

namespace Zoe.Backends.Docker.Configuration;

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
        return Read(sections, problems, path);
    }

    /// <summary>
    /// Takes the same keys, with <c>DEFAULT</c> for what all share, from another kind of configuration.
    /// </summary>
    /// <param name="hosts">The keys and values of each host.</param>
    /// <param name="path">The file they are from: named in errors, and its folder is that of relative names.</param>
    /// <exception cref="DockerConfException">The content is wrong.</exception>
    public static ImmutableArray<DockerEngineOptions> Take(
        IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> hosts, string path)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(path);
        var problems = new DockerConfProblems(path);
        var sections = DockerConfSections.Take(hosts, problems);
        if (sections.Hosts.Count == 0) problems.Add(0, "no host is listed; add one with a 'docker_address'");
        return Read(sections, problems, path);
    }

    private static ImmutableArray<DockerEngineOptions> Read(
        DockerConfSections sections, DockerConfProblems problems, string path)
    {
        var engines = sections.Hosts
            .Select(host => new DockerConfHost(host, sections.Default, problems, path).Read())
            .ToImmutableArray();
        problems.ThrowIfAny();
        return engines;
    }
}
