using Npgsql;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Testing;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;
using Zoe.TestKit;

namespace Zoe.Hosting.Stores.Tests.Conformance;

/// <summary>A schema on a real server.</summary>
internal sealed class PostgresEnvironment(PostgresServer server, string deployment) : StoreEnvironment
{
    private readonly List<PostgresDatabase> _others = [];
    private PostgresDatabase _database = new(server.ConnectionString, deployment);
    private PostgresExecutionStore? _executions;

    public override IExecutionStore Executions => _executions ??= new PostgresExecutionStore(_database);

    public override IUserStore Users => new PostgresUserStore(_database);

    public override IQuotaStore Quotas => new PostgresQuotaStore(_database);

    public override IAuditStore Audit => new PostgresAuditStore(_database);

    public override IUsageStore Usage => new PostgresUsageStore(_database);

    public override IStoreTransfer Transfer => new PostgresTransfer(_database);

    public override bool SecondLeaderWaits => true;

    public override async Task ReopenAsync()
    {
        await _database.DisposeAsync();
        _database = new PostgresDatabase(server.ConnectionString, deployment);
        _executions = null;
    }

    public override IExecutionStore OpenElsewhere()
    {
        _others.Add(new PostgresDatabase(server.ConnectionString, deployment));
        return new PostgresExecutionStore(_others[^1]);
    }

    public override Task IncrementEpochAsync() => ExecuteAsync("UPDATE leadership SET epoch = epoch + 1");

    public override Task DamageAsync(long executionId) => ExecuteAsync($"UPDATE execution SET description = '{{' WHERE id = {executionId}");

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in _others) await other.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Search Path=\"zoe_{deployment}\";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
