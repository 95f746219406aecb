using Microsoft.Data.Sqlite;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Store;

/// <summary>A database file of its own for each test.</summary>
public abstract class StoreTest : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-store-").FullName;

    private ILeadershipLease? _lease;

    protected StoreTest() => Database = new SqliteDatabase(DatabasePath);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected SqliteDatabase Database { get; private set; }

    internal IExecutionStore Store => new SqliteExecutionStore(Database);

    protected string DatabasePath => Path.Combine(_folder, "zoe.db");

    public async ValueTask DisposeAsync()
    {
        if (_lease is not null) await _lease.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = new SqliteDatabase(DatabasePath);
    }

    /// <summary>Runs a statement as another program would.</summary>
    protected async Task<object?> ExecuteAsync(string sql)
    {
        await Database.OpenAsync(Cancellation);
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancellation);
    }

    internal static Execution Execution(long id, ZApp? application = null, ExecutionStatus status = ExecutionStatus.Terminated)
    {
        application ??= Applications.Batch();
        return new Execution
        {
            Id = id,
            Name = $"run{id}",
            UserId = 1,
            UserName = "ada",
            Application = application,
            Status = status,
            TimeSubmit = DateTimeOffset.UnixEpoch.AddSeconds(id),
            Services =
            [
                new Service
                {
                    Id = id,
                    ExecutionId = id,
                    Name = "main0",
                    Group = application.Services[0].Name,
                    Essential = true,
                    Status = status.IsActive() ? ServiceStatus.Active : ServiceStatus.Inactive,
                },
            ],
        };
    }

    internal async Task<long> SaveAsync(params Execution[] executions)
    {
        if (_lease is not null) await _lease.DisposeAsync();
        _lease = await Store.AcquireLeadershipAsync(Cancellation);
        var epoch = _lease.Epoch;
        await Store.SaveAsync(
            new StoreChanges
            {
                Executions = [.. executions],
                Services = [.. executions.SelectMany(execution => execution.Services)],
                NextIds = new NextIds(1000, 1000),
            },
            epoch,
            Cancellation);
        return epoch;
    }
}
