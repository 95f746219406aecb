using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Migrates a file to the newest schema. Its version is its <c>user_version</c>.</summary>
internal static class SqliteMigrations
{
    public static MigrationScripts Scripts { get; } = new(typeof(SqliteMigrations).Assembly);

    /// <summary>Applies what is pending, and reports the name of each migration once it is durable.</summary>
    public static async Task ApplyAsync(
        SqliteConnection connection, string path, Action<string> applied, CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(connection, path, cancellationToken) is { } number) applied(Scripts.NameOf(number));
    }

    /// <summary>The number of the migration; null when there is nothing to do.</summary>
    private static async Task<int?> ApplyNextAsync(SqliteConnection connection, string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // IMMEDIATE: of two programs that start concurrently, the second waits and continues after the first.
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        var missing = Scripts.After(path, await connection.ExecuteScalarAsync<int>("PRAGMA user_version"));
        if (!missing.IsEmpty)
        {
            await connection.ExecuteAsync(await Scripts.ReadAsync(missing[0], cancellationToken));
            await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {missing[0]}"));
        }

        await connection.ExecuteAsync("COMMIT");
        return missing.IsEmpty ? null : missing[0];
    }
}
