using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Migrates a file to the newest schema. Its version is its <c>user_version</c>.</summary>
internal static class SqliteMigrations
{
    public static MigrationScripts Scripts { get; } = new(typeof(SqliteMigrations).Assembly);

    public static async Task ApplyAsync(SqliteConnection connection, string path)
    {
        while (await ApplyNextAsync(connection, path))
        {
        }
    }

    /// <summary>False when there is nothing to do.</summary>
    private static async Task<bool> ApplyNextAsync(SqliteConnection connection, string path)
    {
        // IMMEDIATE: of two programs that start concurrently, the second waits and continues after the first.
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        var missing = Scripts.After(path, await connection.ExecuteScalarAsync<int>("PRAGMA user_version"));
        if (!missing.IsEmpty)
        {
            await connection.ExecuteAsync(await Scripts.ReadAsync(missing[0], CancellationToken.None));
            await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {missing[0]}"));
        }

        await connection.ExecuteAsync("COMMIT");
        return missing.Length > 1;
    }
}
