using System.Collections.Immutable;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Configuration;

/// <summary>Reads one host of a <c>docker.conf</c> file, with what <c>[DEFAULT]</c> says for all.</summary>
internal sealed class DockerConfHost(
    DockerConfSection section, DockerConfSection shared, DockerConfProblems problems, string path)
{
    /// <summary>The host's engine; what is wrong with it is among the problems afterwards.</summary>
    public DockerEngineOptions Read()
    {
        var tls = ReadTls();
        var external = Find(DockerConfKeys.ExternalAddress)?.Value;
        return new DockerEngineOptions
        {
            Name = section.Name,
            Address = ReadAddress(tls is not null),
            ExternalAddress = string.IsNullOrEmpty(external) ? null : external,
            Labels = ReadLabels(),
            Tls = tls,
        };
    }

    private DockerConfEntry? Find(string key) =>
        section.Entries.GetValueOrDefault(key) ?? shared.Entries.GetValueOrDefault(key);

    private string ReadAddress(bool tls)
    {
        // What the host itself says comes before what all share, under either name.
        var entry = section.Entries.GetValueOrDefault(DockerConfKeys.DockerAddress)
            ?? section.Entries.GetValueOrDefault(DockerConfKeys.Address)
            ?? Find(DockerConfKeys.DockerAddress)
            ?? Find(DockerConfKeys.Address);
        if (entry is not { Value.Length: > 0 })
        {
            problems.Add(section.Line, $"host [{section.Name}] has no docker_address; add 'docker_address: host:2375'");
            return "";
        }

        if (!EngineAddress.TryParse(entry.Value, tls, out _))
            problems.Add(entry.Line, $"'{entry.Value}' of host [{section.Name}] is no address of an engine: use {EngineAddress.Forms}");
        return entry.Value;
    }

    private ImmutableArray<string> ReadLabels() =>
    [
        .. (Find(DockerConfKeys.Labels)?.Value ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    ];

    private DockerTlsOptions? ReadTls()
    {
        if (!ReadSwitch()) return null;
        return new DockerTlsOptions
        {
            CaFile = ReadFile(DockerConfKeys.TlsCa),
            CertificateFile = ReadFile(DockerConfKeys.TlsCert),
            KeyFile = ReadFile(DockerConfKeys.TlsKey),
        };
    }

    private bool ReadSwitch()
    {
        if (Find(DockerConfKeys.UseTls) is not { } entry) return false;
        switch (entry.Value.ToLowerInvariant())
        {
            case "yes" or "true" or "on" or "1":
                return true;
            case "no" or "false" or "off" or "0":
                return false;
            default:
                problems.Add(entry.Line, $"use_tls of host [{section.Name}] is 'yes' or 'no', not '{entry.Value}'");
                return false;
        }
    }

    private string ReadFile(string key)
    {
        if (Find(key) is not { Value.Length: > 0 } entry)
        {
            problems.Add(section.Line, $"host [{section.Name}] uses TLS but has no {key}; give the path of a PEM file");
            return "";
        }

        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", entry.Value);
    }
}
