using Microsoft.Extensions.Primitives;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Startup;

/// <summary>Records changes of the configuration files.</summary>
internal sealed class ReloadAudit(IConfigurationRoot configuration, IAuditLog audit, TimeProvider time) : IHostedService, IDisposable
{
    private IDisposable? _changes;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _changes = ChangeToken.OnChange(configuration.GetReloadToken, Record);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _changes?.Dispose();

    private void Record()
    {
        var problems = new SettingValues(configuration).Bind(new LimitOptions(), Setting.Of(typeof(LimitOptions))).ToList();
        audit.Record(new AuditEntry
        {
            Time = time.GetUtcNow(),
            Actor = "system",
            Action = AuditActions.ReloadConfiguration,
            Result = problems.Count == 0 ? AuditResult.Ok : AuditResult.Refused,
            Detail = problems.Count == 0 ? null : string.Join(' ', problems),
        });
    }
}
