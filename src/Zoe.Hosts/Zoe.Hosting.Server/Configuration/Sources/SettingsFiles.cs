using System.Collections.Immutable;
using Zoe.Backends.Docker;
using Zoe.Backends.Docker.Configuration;
using Zoe.Hosting.Server.Configuration.Options;

namespace Zoe.Hosting.Server.Configuration.Sources;

/// <summary>Sections of the configuration files.</summary>
internal static class SettingsFiles
{
    /// <summary>File name, next to the program and in the current folder.</summary>
    public const string Name = "appsettings.json";

    private static string Engines => Setting.PathOf(ZoeHostOptions.DockerEnginesKey);

    /// <summary>True when the file lists Docker Engines.</summary>
    public static bool ListEngines(IConfiguration configuration) => configuration.GetSection(Engines).GetChildren().Any();

    /// <summary>The Docker Engines that the file lists. JSON arrays are joined with commas.</summary>
    /// <exception cref="DockerConfException">The list is not valid.</exception>
    public static ImmutableArray<DockerEngineOptions> ReadEngines(IConfiguration configuration) => DockerConfFile.Take(
        from host in configuration.GetSection(Engines).GetChildren()
        select KeyValuePair.Create<string, IReadOnlyDictionary<string, string>>(
            host.Key,
            host.GetChildren().ToDictionary(
                key => key.Key, key => key.Value ?? string.Join(',', key.GetChildren().Select(one => one.Value)))),
        Name);
}
