using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Zoe.Hosting.Health.Checks;

/// <summary>Unhealthy when a background task has failed.</summary>
internal sealed class LivenessCheck(EngineHealth health) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health.IsAlive
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Join(' ', health.Problems.Where(problem => problem.NeedsRestart).Select(problem => problem.Message))));
}
