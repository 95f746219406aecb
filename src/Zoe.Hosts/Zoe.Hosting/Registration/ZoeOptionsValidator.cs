using System.Net;
using Microsoft.Extensions.Options;
using Zoe.Scheduler;

namespace Zoe.Hosting.Registration;

/// <summary>Validates the options of the engine; reports all errors.</summary>
internal sealed class ZoeOptionsValidator(SchedulerCatalog catalog) : IValidateOptions<ZoeOptions>
{
    private static readonly TimeSpan MaxStopGrace = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ZoeOptions options)
    {
        var problems = FindProblems(options).ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> FindProblems(ZoeOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DeploymentName)) yield return "DeploymentName is empty.";
        if (string.IsNullOrWhiteSpace(options.DataPath)) yield return "DataPath is empty.";
        if (options.StopGrace < TimeSpan.Zero || options.StopGrace > MaxStopGrace)
            yield return $"StopGrace is {options.StopGrace}; it must be between 0 and {MaxStopGrace}.";
        if (options.ReconcileInterval <= TimeSpan.Zero)
            yield return $"ReconcileInterval is {options.ReconcileInterval}; it must be more than 0.";
        if (options.NodeLostAfter < TimeSpan.Zero)
            yield return $"NodeLostAfter is {options.NodeLostAfter}; it must be 0 or more, or null for never.";
        if (options.SchedulerReserveAfter < TimeSpan.Zero)
            yield return $"SchedulerReserveAfter is {options.SchedulerReserveAfter}; it must be 0 or more, or null for never.";
        if (options.IdleAfter <= TimeSpan.Zero) yield return $"IdleAfter is {options.IdleAfter}; it must be more than 0, or null for never.";
        if (options.IdleWarning < TimeSpan.Zero) yield return $"IdleWarning is {options.IdleWarning}; it must be 0 or more.";
        if (options.MaxFailedStarts <= 0) yield return $"MaxFailedStarts is {options.MaxFailedStarts}; it must be more than 0, or null.";
        if (options.DefaultQuota is null || options.DefaultQuota is { ConcurrentExecutions: < 0 } or { MemoryBytes: < 0 } or { Millicores: < 0 }
            || options.DefaultQuota.RunTime < TimeSpan.Zero || options.DefaultQuota.RunTime > Submission.MaxDuration)
        {
            yield return $"DefaultQuota is {options.DefaultQuota}; its values must be 0 or more, where 0 is no limit.";
        }

        if (options.IdempotencyKeyRetention <= TimeSpan.Zero)
            yield return $"IdempotencyKeyRetention is {options.IdempotencyKeyRetention}; it must be more than 0.";
        foreach (var (option, value) in new[] { (nameof(options.ExecutionRetention), options.ExecutionRetention), (nameof(options.UsageRetention), options.UsageRetention) })
            if (value <= TimeSpan.Zero) yield return $"{option} is {value}; it must be more than 0, or null for ever.";
        if (options is { ArchiveFolder: not null, ExecutionRetention: null })
            yield return "ArchiveFolder is set, but nothing is archived without ExecutionRetention.";
        if (options.AuditRetention <= TimeSpan.Zero)
            yield return $"AuditRetention is {options.AuditRetention}; it must be more than 0, or null for ever.";
        if (options.UsageInterval is { } usage && (usage < TimeSpan.FromSeconds(1) || usage > TimeSpan.FromMinutes(1)))
            yield return $"UsageInterval is {usage}; it must be from a second to a minute, or null for never.";
        if (options.MaxMemoryBytes <= 0) yield return $"MaxMemoryBytes is {options.MaxMemoryBytes}; it must be more than 0, or null.";
        if (options.MaxMillicores <= 0) yield return $"MaxMillicores is {options.MaxMillicores}; it must be more than 0, or null.";
        if (!IPAddress.TryParse(options.GelfListenAddress, out _))
            yield return $"GelfListenAddress is '{options.GelfListenAddress}', which is not an IP address.";
        foreach (var source in options.GelfAllowedSources.Where(source => !IPNetwork.TryParse(source, out _)))
            yield return $"GelfAllowedSources has '{source}', which is not a network such as 10.1.0.0/16.";
        foreach (var problem in CheckName(nameof(options.SchedulerMode), options.SchedulerMode, catalog.Modes)) yield return problem;
        foreach (var problem in CheckName(nameof(options.SchedulerPolicy), options.SchedulerPolicy, catalog.Orders)) yield return problem;
        foreach (var problem in CheckName(nameof(options.PlacementPolicy), options.PlacementPolicy, catalog.Placements)) yield return problem;
    }

    private static IEnumerable<string> CheckName(string option, string value, IReadOnlyList<string> known)
    {
        if (!known.Contains(value, StringComparer.OrdinalIgnoreCase))
            yield return $"{option} is '{value}'; it must be one of {string.Join(", ", known)}.";
    }
}
