using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends;
using Zoe.Backends.Registration;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Adds custom policies and drivers.</summary>
public static class ZoeBuilderExtensions
{
    /// <summary>Adds a queue order that <see cref="ZoeOptions.SchedulerPolicy"/> can name.</summary>
    public static IZoeBuilder AddQueueOrder<T>(this IZoeBuilder builder)
        where T : class, IQueueOrder
    {
        builder.Services.AddSingleton<IQueueOrder, T>();
        return builder;
    }

    /// <summary>Adds a placement policy that <see cref="ZoeOptions.PlacementPolicy"/> can name.</summary>
    public static IZoeBuilder AddPlacement<T>(this IZoeBuilder builder)
        where T : class, IPlacementPolicy
    {
        builder.Services.AddSingleton<IPlacementPolicy, T>();
        return builder;
    }

    /// <summary>Adds a mode that <see cref="ZoeOptions.SchedulerMode"/> can name.</summary>
    public static IZoeBuilder AddMode<T>(this IZoeBuilder builder)
        where T : class, ISchedulerMode
    {
        builder.Services.AddSingleton<ISchedulerMode, T>();
        return builder;
    }

    /// <summary>Runs services on this back-end. Its constructor may take a <see cref="DeploymentContext"/>.</summary>
    public static IZoeBuilder AddBackend<T>(this IZoeBuilder builder)
        where T : class, IBackend
    {
        builder.Services.AddSingleton<IBackend, T>();
        return builder;
    }

    /// <summary>Runs services on the back-end that <paramref name="create"/> returns.</summary>
    public static IZoeBuilder AddBackend(this IZoeBuilder builder, Func<IServiceProvider, IBackend> create)
    {
        builder.Services.AddSingleton(create);
        return builder;
    }
}
