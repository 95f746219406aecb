using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Zoe.Hosting.Sqlite;

/// <summary>Registers the SQLite store.</summary>
public static class SqliteRegistration
{
    /// <summary>Keeps executions and users in the file at <paramref name="path"/>, made when it does not exist.</summary>
    public static IServiceCollection AddZoeSqlite(this IServiceCollection services, string path)
    {
        services.TryAddSingleton(_ => new SqliteDatabase(path));
        services.TryAddSingleton<IExecutionStore, SqliteExecutionStore>();
        services.TryAddSingleton<IUserStore, SqliteUserStore>();
        return services;
    }
}
