using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Health.Checks;

namespace Zoe.Hosting;

/// <summary>Health checks of the engine for a host's own health endpoints.</summary>
public static class ZoeHealthChecks
{
    /// <summary>Name of the check of background tasks, with tag <c>live</c>: when it fails, restart the process.</summary>
    public const string Live = "zoe-live";

    /// <summary>Name of the check of store, state and back-end, with tag <c>ready</c>.</summary>
    public const string Ready = "zoe-ready";

    /// <summary>Adds both checks.</summary>
    public static IHealthChecksBuilder AddZoe(this IHealthChecksBuilder builder) => builder
        .AddCheck<LivenessCheck>(Live, tags: ["live"])
        .AddCheck<ReadinessCheck>(Ready, tags: ["ready"]);
}
