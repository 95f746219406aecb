using Npgsql;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres.Migrating;

/// <summary>Creates a deployment's schema and migrates it to the newest version.</summary>
internal static class PostgresMigrations
{
    public static MigrationScripts Scripts { get; } = new(typeof(PostgresMigrations).Assembly);

    /// <summary>Applies what is pending, and reports the name of each migration once it is durable.</summary>
    public static async Task ApplyAsync(
        NpgsqlConnection connection, SchemaName schema, string store, Action<string> applied, CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(connection, schema, store, cancellationToken) is { } number) applied(Scripts.NameOf(number));
    }

    /// <summary>The number of the migration; null when there is nothing to do.</summary>
    private static async Task<int?> ApplyNextAsync(
        NpgsqlConnection connection, SchemaName schema, string store, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Of two programs that start concurrently, the second waits and continues after the first.
        await RunAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended('zoe migrations of ' || $1, 0))", schema.Name, cancellationToken);
        var missing = Scripts.After(store, await FindVersionAsync(connection, schema, cancellationToken));
        if (missing.IsEmpty) return null;
        await RunAsync(connection, await Scripts.ReadAsync(missing[0], cancellationToken), cancellationToken);
        await RunAsync(
            connection,
            "INSERT INTO schema_version (id, version) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET version = excluded.version",
            missing[0],
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return missing[0];
    }

    /// <summary>Nothing is created that is there: a user who owns only the schema may not create it.</summary>
    private static async Task<int> FindVersionAsync(NpgsqlConnection connection, SchemaName schema, CancellationToken cancellationToken)
    {
        if (!await RunAsync(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", schema.Name, cancellationToken).AsBoolean())
            await RunAsync(connection, $"CREATE SCHEMA {schema.Quoted}", cancellationToken);
        if (!await RunAsync(connection, "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = 'schema_version')", schema.Name, cancellationToken).AsBoolean())
            await RunAsync(connection, "CREATE TABLE schema_version (id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL)", cancellationToken);
        return await RunAsync(connection, "SELECT version FROM schema_version", cancellationToken) is int version ? version : 0;
    }

    private static async Task<bool> AsBoolean(this Task<object?> value) => await value is true;

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<object?> RunAsync<T>(NpgsqlConnection connection, string sql, T value, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
