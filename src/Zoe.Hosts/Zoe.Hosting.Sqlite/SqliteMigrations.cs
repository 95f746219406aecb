using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Zoe.Hosting.Sqlite;

/// <summary>Migrates a file to the newest schema with numbered scripts.</summary>
internal static class SqliteMigrations
{
    private static readonly Assembly Assembly = typeof(SqliteMigrations).Assembly;

    /// <summary>The number of the last script; a file's number is its <c>user_version</c>.</summary>
    public static int Newest => Scripts().Keys.Last();

    public static async Task ApplyAsync(SqliteConnection connection, string path)
    {
        // IMMEDIATE: of two programs that start concurrently, the second waits and finds nothing to do.
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        var current = await connection.ExecuteScalarAsync<int>("PRAGMA user_version");
        if (current > Newest) throw new StoreSchemaException(path, current, Newest);
        foreach (var (number, name) in Scripts())
        {
            if (number <= current) continue;
            await connection.ExecuteAsync(await ReadAsync(name));
            await connection.ExecuteAsync(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"));
        }

        await connection.ExecuteAsync("COMMIT");
    }

    private static SortedDictionary<int, string> Scripts() => new(Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .ToDictionary(name => int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture)));

    private static async Task<string> ReadAsync(string name)
    {
        await using var stream = Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
