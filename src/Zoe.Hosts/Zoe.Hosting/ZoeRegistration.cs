using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Registers the engine.</summary>
public static class ZoeRegistration
{
    /// <summary>
    /// Adds the engine, which runs as a hosted service. The caller also registers a backend
    /// (<see cref="Zoe.Backends.IBackend"/>) and a store (<see cref="IExecutionStore"/>). Queue orders and placements
    /// registered as services can be named in the options beside the built-in ones. Options that make no sense throw
    /// <see cref="ArgumentException"/> with all that is wrong.
    /// </summary>
    public static IServiceCollection AddZoe(this IServiceCollection services, ZoeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Check(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SchedulerCatalog(
            provider.GetServices<IQueueOrder>(),
            provider.GetServices<IPlacementPolicy>(),
            provider.GetServices<ISchedulerMode>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<SchedulerCatalog>().Create(new SchedulerOptions
        {
            Mode = options.SchedulerMode,
            Order = options.SchedulerPolicy,
            Placement = options.PlacementPolicy,
            ReserveAfter = options.SchedulerReserveAfter,
        }));
        services.TryAddSingleton(provider => new EngineHealth(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BackgroundFiles>();
        services.AddSingleton<Planner>();
        services.AddSingleton<EngineInbox>();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton<VolumePolicy>();
        services.AddSingleton<LinkPaths>();
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
        services.AddSingleton<IExecutions, ExecutionService>();
        services.AddSingleton<GelfRouter>();
        services.AddSingleton<GelfReceiver>();
        services.AddSingleton<GelfListener>();
        services.AddHostedService(provider => provider.GetRequiredService<GelfListener>());
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundFiles>());
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<IDiskRoom>(provider => provider.GetRequiredService<DiskRoom>());
        services.AddHostedService<DiskWatch>();
        services.AddHostedService<EngineLoop>();
        services.AddSingleton<LogSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<LogSweep>());
        return services;
    }
}
