using Npgsql;

namespace Zoe.Hosting.Postgres.Leadership;

/// <summary>
/// A connection outside the pool that holds, or waits for, the advisory lock of a deployment. The server releases the lock
/// when the connection ends, and notices within seconds when the host is gone.
/// </summary>
internal sealed class LeaderSession : IAsyncDisposable
{
    private const int CommandSeconds = 5;

    // Time limits of a lock wait, after which the leader's heartbeat is checked, and of a silent connection.
    private const string Limits =
        """
        SET lock_timeout = '1s'; SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3;
        SET tcp_user_timeout = 5000;
        """;

    private readonly NpgsqlConnection _connection;

    private LeaderSession(NpgsqlConnection connection) => _connection = connection;

    public static async Task<LeaderSession> OpenAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString)
        {
            Pooling = false,
            MaxAutoPrepare = 0,
            CommandTimeout = CommandSeconds,
        };
        var session = new LeaderSession(new NpgsqlConnection(settings.ConnectionString));
        try
        {
            await session._connection.OpenAsync(cancellationToken);
            await session.ExecuteAsync(Limits, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The number of changed rows.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, T none, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : none;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
