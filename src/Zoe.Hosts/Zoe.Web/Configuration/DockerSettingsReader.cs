using System.Collections.Immutable;
using Zoe.Backends.Docker;

namespace Zoe.Web;

/// <summary>Checks the settings of Docker Engines and adds what is wrong to the errors.</summary>
internal sealed class DockerSettingsReader(SettingSources sources, List<string> errors)
{
    private readonly SwitchReader _switches = new(sources, errors);

    /// <summary>The settings; to be used only when no error was added.</summary>
    public DockerSettings Read() => new()
    {
        ReadEngines = FindEngines(),
        PullImages = _switches.Read(HostOptions.PullImages, otherwise: false),
        RegistryLoginFile = ReadLoginFile(),
        CreateNetworks = _switches.Read(HostOptions.CreateNetworks, otherwise: true),
        SpanningNetworks = ReadNames(HostOptions.SpanningNetworks),
        OpenProxiedPorts = _switches.Read(HostOptions.OpenProxiedPorts, otherwise: false),
        CoreLimit = ReadCoreLimit(),
    };

    private Func<ImmutableArray<DockerEngineOptions>>? FindEngines()
    {
        if (!sources.DockerEngines.Any()) return null;
        ImmutableArray<DockerEngineOptions> ReadAgain() => DockerConfFile.Take(sources.DockerEngines, SettingSources.FileName);
        try
        {
            ReadAgain();
        }
        catch (DockerConfException problem)
        {
            errors.AddRange(problem.Problems.Select(one => $"{HostOptions.DockerEnginesSection} in {one}."));
        }

        return ReadAgain;
    }

    private string? ReadLoginFile()
    {
        if (sources.Find(HostOptions.RegistryLoginFile) is not var (value, source)) return null;
        var path = Path.GetFullPath(value);
        try
        {
            DockerRegistryLoginFile.Read(path);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.Add($"{source} cannot be used: {problem.Message}.");
        }

        return path;
    }

    private ImmutableArray<string> ReadNames(HostOption option) => sources.Find(option) is var (value, _)
        ? [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [];

    private DockerCoreLimit ReadCoreLimit()
    {
        if (sources.Find(HostOptions.CoreLimit) is not var (value, source)) return DockerCoreLimit.Quota;
        if (Enum.TryParse<DockerCoreLimit>(value, ignoreCase: true, out var limit) && Enum.IsDefined(limit)) return limit;
        errors.Add($"{source} is '{value}'; it can be quota or shares.");
        return DockerCoreLimit.Quota;
    }
}
