using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Zoe.Hosting.Health.Checks;

/// <summary>Unhealthy when no executions are accepted or started, degraded with any other problem.</summary>
internal sealed class ReadinessCheck(EngineReadiness readiness, EngineHealth health) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await readiness.FindObstacleAsync(cancellationToken) is { } obstacle) return HealthCheckResult.Unhealthy(obstacle);
        var problems = health.Problems;
        return problems.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join(' ', problems.Select(problem => problem.Message)));
    }
}
