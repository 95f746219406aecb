// <readme>
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Testing;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

// </readme>
namespace Zoe.Packages.Tests.Examples.Stores;

// <readme>
/// <summary>What the suites need to know of the store; here the one of Zoe.Hosting.Sqlite.</summary>
public sealed class MyStoreEnvironment : StoreEnvironment
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("my-store-").FullName, "zoe.db");
    private readonly List<SqliteDatabase> _databases = [];
    private SqliteExecutionStore _executions;

    public MyStoreEnvironment() => _executions = Open();

    public override IExecutionStore Executions => _executions;

    public override IUserStore Users => new SqliteUserStore(_databases[^1]);

    public override IQuotaStore Quotas => new SqliteQuotaStore(_databases[^1]);

    public override IAuditStore Audit => new SqliteAuditStore(_databases[^1]);

    public override IUsageStore Usage => new SqliteUsageStore(_databases[^1]);

    public override IStoreTransfer Transfer => new SqliteTransfer(_databases[^1]);

    public override bool SecondLeaderWaits => false;

    public override async Task ReopenAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
        _executions = Open();
    }

    public override IExecutionStore OpenElsewhere()
    {
        _databases.Insert(0, new SqliteDatabase(_file));
        return new SqliteExecutionStore(_databases[0]);
    }

    public override Task IncrementEpochAsync() => ExecuteAsync("UPDATE leadership SET epoch = epoch + 1");

    public override Task DamageAsync(long executionId) =>
        ExecuteAsync($"UPDATE execution SET description = '?' WHERE id = {executionId}");

    public override async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private SqliteExecutionStore Open()
    {
        _databases.Add(new SqliteDatabase(_file));
        return new SqliteExecutionStore(_databases[^1]);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One of the suites.</summary>
public sealed class MyStoreConformance : StoreConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() =>
        Task.FromResult<StoreEnvironment>(new MyStoreEnvironment());
}
// </readme>
