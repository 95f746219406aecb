using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres;

/// <summary>Secrets of a deployment in a PostgreSQL database.</summary>
public sealed class PostgresSecretStore(PostgresDatabase database) : ISecretStore
{
    private const string IsValid = "(expires IS NULL OR expires > clock_timestamp())";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string kind, CancellationToken cancellationToken) => database.ReadOneAsync<IReadOnlyList<string>>(
        async connection =>
        {
            await using var command = Command(connection, $"SELECT value FROM secret WHERE kind = $1 AND {IsValid} ORDER BY added, name", kind);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var values = new List<string>();
            while (await reader.ReadAsync(cancellationToken)) values.Add(reader.GetString(0));
            return values;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindAsync(string kind, string name, CancellationToken cancellationToken) => database.ReadOneAsync(
        async connection =>
        {
            await using var command = Command(connection, $"SELECT value FROM secret WHERE kind = $1 AND name = $2 AND {IsValid}", kind, name);
            return await command.ExecuteScalarAsync(cancellationToken) as string;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<string> AddAsync(
        string kind, string name, string value, DateTimeOffset? expires, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using (var expired = Command(connection, $"DELETE FROM secret WHERE kind = $1 AND NOT {IsValid}", kind))
                await expired.ExecuteNonQueryAsync(cancellationToken);
            // The update, which changes nothing, waits for a concurrent insert and returns its value.
            await using var command = Command(
                connection,
                """
                INSERT INTO secret (kind, name, value, expires) VALUES ($1, $2, $3, $4)
                ON CONFLICT (kind, name) DO UPDATE SET value = secret.value RETURNING value
                """,
                kind, name, value);
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset?>
            {
                TypedValue = expires?.ToUniversalTime(),
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
            });
            return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        },
        cancellationToken);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<string> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(SqlParameters.Text(value));
        return command;
    }
}
