using Microsoft.Data.Sqlite;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Testing;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Stores.Tests.Conformance;

/// <summary>A file in a temporary folder.</summary>
internal sealed class SqliteEnvironment : StoreEnvironment
{
    private readonly List<SqliteDatabase> _others = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-store-").FullName;
    private SqliteDatabase _database;
    private SqliteExecutionStore? _executions;

    public SqliteEnvironment() => _database = new SqliteDatabase(DatabasePath);

    public override IExecutionStore Executions => _executions ??= new SqliteExecutionStore(_database);

    public override IUserStore Users => new SqliteUserStore(_database);

    public override IQuotaStore Quotas => new SqliteQuotaStore(_database);

    public override IAuditStore Audit => new SqliteAuditStore(_database);

    public override IUsageStore Usage => new SqliteUsageStore(_database);

    public override IStoreTransfer Transfer => new SqliteTransfer(_database);

    public override bool SecondLeaderWaits => false;

    private string DatabasePath => Path.Combine(_folder, "zoe.db");

    public override async Task ReopenAsync()
    {
        await _database.DisposeAsync();
        _database = new SqliteDatabase(DatabasePath);
        _executions = null;
    }

    public override IExecutionStore OpenElsewhere()
    {
        _others.Add(new SqliteDatabase(DatabasePath));
        return new SqliteExecutionStore(_others[^1]);
    }

    public override Task IncrementEpochAsync() => ExecuteAsync("UPDATE leadership SET epoch = epoch + 1");

    public override Task DamageAsync(long executionId) => ExecuteAsync($"UPDATE execution SET description = '{{' WHERE id = {executionId}");

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in _others) await other.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
