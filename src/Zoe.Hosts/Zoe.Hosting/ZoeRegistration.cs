using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Background;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Disks;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Cores;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.Telemetry;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Forwarding;
using Zoe.Hosting.Health;
using Zoe.Hosting.Health.Checks;
using Zoe.Hosting.IdleExecutions;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Links;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Logs.Gelf;
using Zoe.Hosting.Logs.Reading;
using Zoe.Hosting.Logs.Sweeping;
using Zoe.Hosting.Operations;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Registration;
using Zoe.Hosting.Retention;
using Zoe.Hosting.Statistics;
using Zoe.Hosting.Store;
using Zoe.Hosting.Submissions;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Usage.Sampling;
using Zoe.Hosting.Volumes;
using Zoe.Hosting.Workspaces;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Registers the engine.</summary>
public static class ZoeRegistration
{
    /// <summary>
    /// Adds the engine, which runs as a hosted service. Add one store and one back-end to the builder, and optionally
    /// custom policies that the options can name. Errors in options and missing parts are reported at the start of the
    /// host, all at once, by <see cref="OptionsValidationException"/>.
    /// </summary>
    public static IZoeBuilder AddZoe(this IServiceCollection services, Action<ZoeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null) services.Configure(configure);
        return services.FirstOrDefault(one => one.ServiceType == typeof(ZoeBuilder))?.ImplementationInstance as ZoeBuilder
            ?? AddEngine(services);
    }

    /// <summary>
    /// Like <see cref="AddZoe(IServiceCollection, Action{ZoeOptions}?)"/>, with the options of a section such as
    /// <c>configuration.GetSection("Zoe")</c>. When the configuration changes, the limits of services change with it.
    /// </summary>
    public static IZoeBuilder AddZoe(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.Configure<ZoeOptions>(section);
        return services.AddZoe();
    }

    private static ZoeBuilder AddEngine(IServiceCollection services)
    {
        var builder = new ZoeBuilder(services);
        services.AddSingleton(builder);
        services.AddOptions<ZoeOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ZoeOptions>, ZoeOptionsValidator>();
        services.AddSingleton<IValidateOptions<ZoeOptions>>(new RequiredParts(services));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ZoeOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<ZoeOptions>().ToDeploymentContext());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SchedulerCatalog(
            provider.GetServices<IQueueOrder>(),
            provider.GetServices<IPlacementPolicy>(),
            provider.GetServices<ISchedulerMode>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<SchedulerCatalog>()
            .Create(provider.GetRequiredService<ZoeOptions>().ToSchedulerOptions()));
        services.TryAddSingleton(provider => new EngineHealth(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ZoeMetrics>();
        services.AddSingleton<EngineTelemetry>();
        services.AddSingleton<CommandTelemetry>();
        services.AddSingleton<BackgroundFiles>();
        services.AddSingleton<Planner>();
        services.AddSingleton<EngineInbox>();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<UserWorkspaces>();
        services.AddSingleton<VolumePolicy>();
        services.AddSingleton<LinkKey>();
        services.AddSingleton(provider => new LinkPaths(provider.GetRequiredService<ZoeOptions>(), provider.GetRequiredService<LinkKey>()));
        services.AddSingleton<ServiceLinks>();
        services.AddSingleton<LogPaths>();
        services.AddSingleton<LogCollectors>();
        services.AddSingleton<LogReader>();
        services.AddSingleton<ServiceLimits>();
        services.AddSingleton<ServiceSpecs>();
        services.AddSingleton<CoreSharing>();
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<CommandDispatcher>();
        services.AddSingleton<EngineEffects>();
        services.AddSingleton<EngineView>();
        services.AddSingleton<INodeOutages>(provider => provider.GetRequiredService<EngineView>());
        services.AddSingleton<ISchedulerStatistics>(provider => provider.GetRequiredService<EngineView>());
        services.AddSingleton<HostRole>();
        services.AddSingleton<IHostRole>(provider => provider.GetRequiredService<HostRole>());
        services.AddSingleton<FollowedNodes>();
        services.AddSingleton<FollowerView>();
        services.AddSingleton<EngineLeadership>();
        services.AddSingleton<HostNotifications>();
        services.AddHostedService(provider => provider.GetRequiredService<HostNotifications>());
        services.AddSingleton<QuotaUpdates>();
        services.AddSingleton<EngineRequests>();
        services.AddSingleton(provider => provider.GetRequiredService<ZoeOptions>()
            .ToEngineSettings(provider.GetRequiredService<SchedulerCatalog>()));
        services.TryAddSingleton<IQuotaStore, MemoryQuotaStore>();
        services.AddSingleton<IQuotas, QuotaService>();
        services.AddSingleton<LinkActivity>();
        services.AddSingleton<CpuActivity>();
        services.AddSingleton<SharedLinkActivity>();
        services.AddHostedService(provider => provider.GetRequiredService<SharedLinkActivity>());
        services.AddHostedService<IdleMonitor>();
        services.AddSingleton<DurationEstimates>();
        services.AddSingleton<SubmissionKeys>();
        services.AddHostedService<KeySweep>();
        services.AddSingleton<ExecutionRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<ExecutionRetention>());
        services.AddSingleton<IExecutions, ExecutionService>();
        services.AddSingleton<GelfRouter>();
        services.AddSingleton<GelfReceiver>();
        services.AddSingleton<GelfListener>();
        services.AddHostedService(provider => provider.GetRequiredService<GelfListener>());
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundFiles>());
        services.AddSingleton<DiskSpace>();
        services.AddSingleton<IDiskSpace>(provider => provider.GetRequiredService<DiskSpace>());
        services.AddHostedService<DiskMonitor>();
        services.AddSingleton<UsageSampler>();
        services.AddSingleton<IServiceUsage>(provider => provider.GetRequiredService<UsageSampler>());
        services.AddHostedService(provider => provider.GetRequiredService<UsageSampler>());
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IAuditLog>(provider => provider.GetRequiredService<AuditLog>());
        services.AddHostedService(provider => provider.GetRequiredService<AuditLog>());
        services.AddHostedService<EngineLoop>();
        services.AddHostedService<BackgroundServiceWatch>();
        services.AddSingleton(provider => new EngineReadiness(
            provider.GetRequiredService<EngineView>(), provider.GetRequiredService<HostRole>(),
            provider.GetRequiredService<EngineHealth>(), provider.GetRequiredService<IExecutionStore>(),
            provider.GetRequiredService<IBackend>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LogSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<LogSweep>());
        return builder;
    }
}
