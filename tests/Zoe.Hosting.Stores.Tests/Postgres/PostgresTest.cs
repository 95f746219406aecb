using Npgsql;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.TestKit;

namespace Zoe.Hosting.Stores.Tests.Postgres;

/// <summary>A schema of its own on a server.</summary>
public abstract class PostgresTest : IAsyncDisposable
{
    private readonly List<PostgresDatabase> _databases = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Deployment { get; } = SharedPostgres.NextDeployment();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var database in _databases) await database.DisposeAsync();
    }

    protected PostgresDatabase Open(PostgresServer server, string more = "", TimeSpan? leaderTimeout = null)
    {
        var options = new PostgresOptions { LeaderTimeout = leaderTimeout ?? TimeSpan.FromSeconds(10) };
        _databases.Add(new PostgresDatabase($"{server.ConnectionString};{more}", Deployment, options));
        return _databases[^1];
    }

    protected static IExecutionStore StoreOf(PostgresDatabase database) => new PostgresExecutionStore(database);

    /// <summary>Runs a statement as another program does.</summary>
    protected async Task<object?> ExecuteAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Search Path=\"zoe_{Deployment}\";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
