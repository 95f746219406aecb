using Zoe.Backends.Registration;
using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;

namespace Zoe.Hosting.Registration;

/// <summary>Converts the options for the scheduler and the driver.</summary>
internal static class ZoeOptionsConversions
{
    public static SchedulerOptions ToSchedulerOptions(this ZoeOptions options) => new()
    {
        Mode = options.SchedulerMode,
        Order = options.SchedulerPolicy,
        Placement = options.PlacementPolicy,
        ReserveAfter = options.SchedulerReserveAfter,
    };

    public static EngineSettings ToEngineSettings(this ZoeOptions options, SchedulerCatalog catalog) => new()
    {
        MaxFailedStarts = options.MaxFailedStarts,
        DefaultQuota = options.DefaultQuota,
        OrdersByDuration = catalog.Resolve(options.ToSchedulerOptions()).Order.UsesDuration,
    };

    public static DeploymentContext ToDeploymentContext(this ZoeOptions options) => new()
    {
        Name = options.DeploymentName,
        DataPath = Path.GetFullPath(options.DataPath),
        WorkspaceBasePath = Path.GetFullPath(options.WorkspaceBasePath ?? Path.Combine(options.DataPath, "workspaces")),
    };
}
