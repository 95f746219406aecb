using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Sqlite;

/// <summary>Registers the SQLite store.</summary>
public static class SqliteRegistration
{
    private const string FileName = "zoe.db";

    /// <summary>
    /// Stores executions and users in one SQLite file: <paramref name="path"/>, or <c>zoe.db</c> in the data path of
    /// Zoe's options. The file and the data path are created when missing.
    /// </summary>
    public static IZoeBuilder UseSqlite(this IZoeBuilder builder, string? path = null)
    {
        builder.Services.AddSingleton(provider =>
            new SqliteDatabase(path ?? FindFile(provider.GetRequiredService<ZoeOptions>().DataPath)));
        builder.Services.AddSingleton<IExecutionStore, SqliteExecutionStore>();
        builder.Services.TryAddSingleton<IUserStore, SqliteUserStore>();
        builder.Services.AddSingleton<IQuotaStore, SqliteQuotaStore>();
        builder.Services.TryAddSingleton<IAuditStore, SqliteAuditStore>();
        builder.Services.TryAddSingleton<IUsageStore, SqliteUsageStore>();
        builder.Services.TryAddSingleton<IStoreTransfer, SqliteTransfer>();
        return builder;
    }

    private static string FindFile(string dataPath)
    {
        Directory.CreateDirectory(dataPath);
        return Path.Combine(dataPath, FileName);
    }
}
