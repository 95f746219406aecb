using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Zoe.Hosting;
using Zoe.Hosting.Links;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Configuration;

/// <summary>
/// Configures the engine's options from those of the host. Limits are reloaded when a configuration file changes;
/// invalid ones are logged and ignored.
/// </summary>
internal sealed partial class EngineOptionsSetup(ZoeHostOptions host, IConfigurationRoot configuration, ILogger<EngineOptionsSetup> logger)
    : IConfigureOptions<ZoeOptions>, IOptionsChangeTokenSource<ZoeOptions>
{
    private static readonly IReadOnlyList<Setting> LimitSettings = Setting.Of(typeof(LimitOptions));

    // A shared store has the secret of all hosts.
    private readonly ReadOnlyMemory<byte> _linkSecret = host.Server.Store is null ? LinkSecret.Ensure(host.Server.DataPath) : default;
    private LimitOptions _limits = host.Limits;

    /// <inheritdoc/>
    public string? Name => Microsoft.Extensions.Options.Options.DefaultName;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => configuration.GetReloadToken();

    /// <inheritdoc/>
    public void Configure(ZoeOptions options)
    {
        ReadLimits();
        options.MaxMemoryBytes = _limits.MaxMemoryLimit;
        options.MaxMillicores = _limits.MaxCoreLimit;
        options.UsageInterval = host.Monitoring.UsageInterval;
        options.UsageRetention = host.Monitoring.UsageRetention;
        options.AuditRetention = host.Monitoring.AuditRetention;
        options.DistributeCores = host.Backend.DistributeCores;
        options.DataPath = host.Server.DataPath;
        options.RunEngine = host.Server.RunEngine;
        options.LinkBasePath = host.Server.LinkBasePath;
        options.PublicPathBase = host.Server.PublicAddress?.PathBase ?? "";
        options.LinkSecret = _linkSecret;
        SetDeployment(options, host.Deployment);
        SetScheduling(options, host.Scheduling);
        SetOutput(options, host.Output);
        SetExecutions(options, host.Executions);
    }

    private void ReadLimits()
    {
        var limits = new LimitOptions();
        var problems = new SettingValues(configuration).Bind(limits, LimitSettings).ToList();
        if (problems.Count == 0) _limits = limits;
        foreach (var problem in problems) LogInvalidChange(logger, problem);
    }

    private static void SetDeployment(ZoeOptions options, DeploymentOptions deployment)
    {
        options.DeploymentName = deployment.DeploymentName;
        options.WorkspaceBasePath = deployment.WorkspaceBasePath;
        options.FsGroupId = deployment.FsGroupId;
        options.RunAsOwner = deployment.RunAsOwner;
        options.NodeLostAfter = deployment.NodeLostAfter;
        foreach (var volume in deployment.AdditionalVolumes) options.AdditionalVolumes.Add(volume);
        foreach (var folder in deployment.VolumeAllowList) options.VolumeAllowList.Add(folder);
    }

    private static void SetScheduling(ZoeOptions options, SchedulingOptions scheduling)
    {
        options.SchedulerMode = scheduling.SchedulerMode;
        options.SchedulerPolicy = scheduling.SchedulerPolicy;
        options.SchedulerReserveAfter = scheduling.SchedulerReserveAfter;
        options.PlacementPolicy = scheduling.PlacementPolicy;
    }

    private static void SetExecutions(ZoeOptions options, ExecutionOptions executions)
    {
        options.DefaultQuota = new Quota
        {
            ConcurrentExecutions = executions.QuotaExecutions,
            MemoryBytes = executions.QuotaMemory ?? 0,
            Millicores = executions.QuotaCores ?? 0,
            RunTime = executions.QuotaRunTime ?? TimeSpan.Zero,
        };
        options.MaxFailedStarts = executions.MaxFailedStarts == 0 ? null : executions.MaxFailedStarts;
        options.EstimateDurations = executions.EstimateDurations;
        options.IdleAfter = executions.IdleAfter;
        options.IdleWarning = executions.IdleWarning ?? TimeSpan.Zero;
        options.ExecutionRetention = executions.ExecutionRetention;
        options.ArchiveFolder = executions.ArchivePath;
        options.IdempotencyKeyRetention = executions.IdempotencyKeyRetention ?? Submission.MaxDuration;
    }

    private static void SetOutput(ZoeOptions options, OutputOptions output)
    {
        options.ServiceLogsBasePath = output.ServiceLogsBasePath;
        options.ServiceLogMaxBytes = output.ServiceLogMaxSize;
        options.ServiceLogFileBytes = output.FileBytes;
        options.GelfListenerPort = output.GelfListener == 0 ? null : output.GelfListener;
        options.GelfListenAddress = output.GelfListenAddress.ToString();
        options.GelfAddress = output.GelfAddress;
        foreach (var network in output.GelfAllowedSources) options.GelfAllowedSources.Add(network.ToString());
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The changed configuration is not valid and is ignored: {Problem}")]
    private static partial void LogInvalidChange(ILogger logger, string problem);
}
