using Microsoft.Extensions.Options;
using Zoe.Backends.Docker.Configuration;
using Zoe.Scheduler;
using Zoe.Web.Backends;
using Zoe.Web.Configuration.Options;
using Zoe.Web.Configuration.Sources;

namespace Zoe.Web.Configuration;

/// <summary>Checks what options say together, and names that plug-ins may have added.</summary>
internal sealed class HostOptionsValidator(IConfiguration configuration, SettingValues values) : IValidateOptions<ZoeHostOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ZoeHostOptions options)
    {
        var plugins = options.Plugins;
        var problems = new List<string>([.. options.Problems, .. plugins.Problems]);
        var catalog = new SchedulerCatalog(plugins.QueueOrders, plugins.Placements, plugins.Modes);
        CheckName(nameof(SchedulingOptions.SchedulerMode), options.Scheduling.SchedulerMode, catalog.Modes, problems);
        CheckName(nameof(SchedulingOptions.SchedulerPolicy), options.Scheduling.SchedulerPolicy, catalog.Orders, problems);
        CheckName(nameof(SchedulingOptions.PlacementPolicy), options.Scheduling.PlacementPolicy, catalog.Placements, problems);
        if (options.Backend.Backend is { } backend)
            CheckName(nameof(BackendOptions.Backend), backend, [.. BackendNames.All, .. plugins.Backends.Select(one => one.Name)], problems);
        CheckLogSizes(options.Output, problems);
        CheckEngines(problems);
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private void CheckName(string key, string value, IReadOnlyList<string> known, List<string> problems)
    {
        if (!known.Contains(value, StringComparer.OrdinalIgnoreCase))
            problems.Add($"{values.NameOf(key)} is '{value}'; it can be {string.Join(", ", known)}.{Spelling.Suggest(value, known)}");
    }

    private void CheckLogSizes(OutputOptions output, List<string> problems)
    {
        if (output.FileBytes < OutputOptions.LeastFileBytes)
            problems.Add($"{values.NameOf(nameof(OutputOptions.ServiceLogFileSize))} is {output.FileBytes} bytes; a file has at least 64K.");
        if (output.ServiceLogMaxSize < 2 * output.FileBytes)
        {
            problems.Add($"{values.NameOf(nameof(OutputOptions.ServiceLogMaxSize))} is {output.ServiceLogMaxSize} bytes; "
                + $"it must be at least twice the size of a file, which is {output.FileBytes} bytes.");
        }
    }

    private void CheckEngines(List<string> problems)
    {
        if (!SettingsFiles.ListEngines(configuration)) return;
        try
        {
            SettingsFiles.ReadEngines(configuration);
        }
        catch (DockerConfException problem)
        {
            problems.AddRange(problem.Problems.Select(one => $"{SettingNames.Path(ZoeHostOptions.DockerEnginesKey)} in {one}."));
        }
    }
}
