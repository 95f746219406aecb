using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Postgres;

/// <summary>Registers the PostgreSQL store.</summary>
public static class PostgresRegistration
{
    /// <summary>
    /// Stores executions and users in a PostgreSQL database, in a schema of the deployment that is created when missing. Any
    /// number of hosts may use it; one of them leads, and the others wait.
    /// </summary>
    /// <param name="builder">What <c>AddZoe</c> returned.</param>
    /// <param name="connectionString">Keywords of Npgsql (<c>Host=db;Database=zoe;Username=zoe</c>), or a <c>postgres://</c> URL.</param>
    /// <param name="configure">Further options.</param>
    public static IZoeBuilder UsePostgres(this IZoeBuilder builder, string connectionString, Action<PostgresOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var options = new PostgresOptions();
        configure?.Invoke(options);
        builder.Services.AddSingleton(provider => new PostgresDatabase(
            connectionString,
            provider.GetRequiredService<ZoeOptions>().DeploymentName,
            options,
            provider.GetService<ILogger<PostgresDatabase>>()));
        builder.Services.AddSingleton<IExecutionStore, PostgresExecutionStore>();
        builder.Services.TryAddSingleton<IUserStore, PostgresUserStore>();
        builder.Services.TryAddSingleton<ISecretStore, PostgresSecretStore>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IQuotaStore, PostgresQuotaStore>());
        builder.Services.TryAddSingleton<IAuditStore, PostgresAuditStore>();
        builder.Services.TryAddSingleton<IUsageStore, PostgresUsageStore>();
        builder.Services.TryAddSingleton<IStoreTransfer, PostgresTransfer>();
        return builder;
    }
}
