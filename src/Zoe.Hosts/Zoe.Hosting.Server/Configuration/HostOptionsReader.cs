using Microsoft.Extensions.Options;
using Zoe.Backends.Docker.Configuration;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.Hosting.Server.Plugins;
using Zoe.Model.Diagnostics;
using Zoe.Scheduler;

namespace Zoe.Hosting.Server.Configuration;

/// <summary>Reads and validates the options of the host.</summary>
/// <param name="configuration">With files, environment variables and the command line as sources.</param>
/// <param name="sourceProblems">Errors of names on the command line and in the environment.</param>
internal sealed class HostOptionsReader(IConfigurationRoot configuration, IEnumerable<string> sourceProblems)
{
    private readonly SettingValues _values = new(configuration);
    private readonly List<string> _problems = [];

    /// <exception cref="OptionsValidationException">Has all errors, each as a sentence.</exception>
    public ZoeHostOptions Read()
    {
        _problems.AddRange(sourceProblems);
        _problems.AddRange(_values.FindUnknownKeys());
        var options = new ZoeHostOptions();
        foreach (var (group, _, settings) in Setting.Groups) _problems.AddRange(_values.Bind(group.GetValue(options)!, settings));
        var server = options.Server;
        if (server.TraefikBaseUrl is { } original && !_values.IsSet(nameof(ServerOptions.LinkBasePath))) server.LinkBasePath = original;
        if (server.Plugins is { } folder) options.Plugins = PluginFolder.Load(folder);
        _problems.AddRange(options.Plugins.Problems);
        CheckNames(options);
        CheckLogSizes(options.Output);
        if (server is { RunEngine: false, Store: null })
            _problems.Add($"{_values.NameOf(nameof(ServerOptions.RunEngine))} is false, but no other host can lead: set {_values.NameOf(nameof(ServerOptions.Store))} to the PostgreSQL server that the leader uses.");
        CheckEngines();
        return _problems.Count == 0
            ? options
            : throw new OptionsValidationException(nameof(ZoeHostOptions), typeof(ZoeHostOptions), _problems);
    }

    private void CheckNames(ZoeHostOptions options)
    {
        var plugins = options.Plugins;
        var catalog = new SchedulerCatalog(plugins.QueueOrders, plugins.Placements, plugins.Modes);
        CheckName(nameof(SchedulingOptions.SchedulerMode), options.Scheduling.SchedulerMode, catalog.Modes);
        CheckName(nameof(SchedulingOptions.SchedulerPolicy), options.Scheduling.SchedulerPolicy, catalog.Orders);
        CheckName(nameof(SchedulingOptions.PlacementPolicy), options.Scheduling.PlacementPolicy, catalog.Placements);
        if (options.Backend.Backend is { } backend)
            CheckName(nameof(BackendOptions.Backend), backend, [.. BackendNames.All, .. plugins.Backends.Select(one => one.Name)]);
    }

    private void CheckName(string key, string value, IReadOnlyList<string> known)
    {
        if (!known.Contains(value, StringComparer.OrdinalIgnoreCase))
            _problems.Add($"{_values.NameOf(key)} is '{value}'; it must be one of {string.Join(", ", known)}.{NearestName.Hint(value, known)}");
    }

    private void CheckLogSizes(OutputOptions output)
    {
        if (output.FileBytes < OutputOptions.MinFileBytes)
            _problems.Add($"{_values.NameOf(nameof(OutputOptions.ServiceLogFileSize))} is {output.FileBytes} bytes; it must be at least 64K.");
        if (output.ServiceLogMaxSize < 2 * output.FileBytes)
        {
            _problems.Add($"{_values.NameOf(nameof(OutputOptions.ServiceLogMaxSize))} is {output.ServiceLogMaxSize} bytes; "
                + $"it must be at least twice the size of a file, which is {output.FileBytes} bytes.");
        }
    }

    private void CheckEngines()
    {
        if (!SettingsFiles.ListEngines(configuration)) return;
        try
        {
            SettingsFiles.ReadEngines(configuration);
        }
        catch (DockerConfException problem)
        {
            _problems.AddRange(problem.Problems.Select(one => $"{Setting.PathOf(ZoeHostOptions.DockerEnginesKey)} in {one}."));
        }
    }
}
