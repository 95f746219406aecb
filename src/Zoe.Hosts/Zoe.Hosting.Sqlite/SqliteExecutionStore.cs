using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>Executions in a SQLite file.</summary>
public sealed class SqliteExecutionStore(SqliteDatabase database, ILogger<SqliteExecutionStore>? logger = null) : IExecutionStore
{
    private static readonly ExecutionSql Everything = new(new ExecutionFilter());

    private readonly UnreadableExecutions _unreadable = new((ILogger?)logger ?? NullLogger.Instance);

    /// <inheritdoc/>
    public IReadOnlyCollection<UnreadableExecution> Unreadable => _unreadable.All;

    /// <inheritdoc/>
    public async Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) =>
        await SqliteLease.AcquireAsync(database, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var ids = await connection.QueryAsync<long>(
                "SELECT id FROM execution WHERE status NOT IN ('terminated', 'error') ORDER BY id");
            var active = ReadAll(connection, [.. ids]);
            var (execution, service) = await connection.QuerySingleAsync<(long, long)>("SELECT execution, service FROM next_ids");
            return new StoredState(active.Executions, new NextIds(execution, service)) { Unreadable = active.Unreadable };
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        await database.ChangeAsync(
            statements =>
            {
                if (statements["SELECT epoch FROM leadership"].ReadNumber() != epoch) throw new FencedException(epoch);
                ExecutionWrites.Apply(statements, changes);
                return true;
            },
            cancellationToken);
        _unreadable.Remove(changes.Deleted);
    }

    /// <inheritdoc/>
    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Task.FromResult(Find(connection, id)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var records = await connection.QueryAsync<EventRecord>(
                    """
                    SELECT execution_id AS ExecutionId, slot AS Slot, sequence AS Sequence, time AS Time, service AS Service,
                        from_status AS FromStatus, to_status AS ToStatus, reason AS Reason, actor AS Actor
                    FROM execution_event WHERE execution_id = @id ORDER BY sequence
                    """,
                    new { id });
                return (IReadOnlyList<ExecutionEvent>)[.. records.Select(record => record.ToEvent())];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var record = await connection.QuerySingleOrDefaultAsync<SubmissionKeyRecord>(
                    """
                    SELECT user_id AS UserId, key AS Key, fingerprint AS Fingerprint, execution_id AS ExecutionId, time AS Time
                    FROM submission_key WHERE user_id = @userId AND key = @key
                    """,
                    new { userId, key });
                return record?.ToKey();
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(
            "DELETE FROM submission_key WHERE time < @time", new { time = Microseconds.Of(before) }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var durations = await connection.QueryAsync<long>(
                """
                SELECT time_end - time_start FROM execution
                WHERE user_id = @userId AND application = @application
                    AND status = 'terminated' AND error_message IS NULL AND time_start IS NOT NULL
                ORDER BY id DESC LIMIT @limit
                """,
                new { userId, application, limit });
            return (IReadOnlyList<TimeSpan>)[.. durations.Select(one => Microseconds.ToDuration(one).GetValueOrDefault())];
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<long>>(
            async connection =>
            [
                .. await connection.QueryAsync<long>(
                    """
                    SELECT id FROM execution WHERE time_end < @time AND status IN ('terminated', 'error')
                    ORDER BY time_end, id LIMIT @limit
                    """,
                    new { time = Microseconds.Of(before), limit }),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var id = await connection.ExecuteScalarAsync<long?>(
                "SELECT execution_id FROM service WHERE id = @serviceId", new { serviceId });
            return id is { } known ? Find(connection, known) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new ExecutionSql(filter);
        var found = await database.ReadAsync(
            async connection =>
            {
                if (query.CountWindow is { } count && await connection.ExecuteScalarAsync<int>(count, query.Parameters) < ExecutionSql.MaxWindow)
                    query = new ExecutionSql(filter, byTime: true);
                return await connection.QueryAsync<long>(query.SelectIds, query.Parameters);
            },
            cancellationToken);
        var ids = found.ToArray();
        var hasMore = ids.Length > filter.Limit;
        if (hasMore) ids = ids[..filter.Limit!.Value];
        if (!filter.IsForward) Array.Reverse(ids);
        return new ExecutionSelection(filter, ImmutableCollectionsMarshal.AsImmutableArray(ids), hasMore);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Execution> ReadAsync(
        ExecutionSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var query = new ExecutionSql(selection.Filter);
        for (var next = 0; next < selection.Ids.Length;)
        {
            var from = next;
            // No connection is held while a slow caller processes the batch.
            var batch = await database.ReadAsync(
                connection => Task.FromResult(ExecutionBatch.Read(connection, selection.Ids.AsSpan()[from..], query)),
                cancellationToken);
            _unreadable.Add(batch.Unreadable);
            foreach (var execution in batch.Executions) yield return execution;
            next += batch.Consumed;
        }
    }

    private Execution? Find(SqliteConnection connection, long id)
    {
        var found = ReadAll(connection, [id]);
        if (!found.Unreadable.IsEmpty) throw new UnreadableExecutionException(found.Unreadable[0]);
        return found.Executions.IsEmpty ? null : found.Executions[0];
    }

    private ExecutionBatch ReadAll(SqliteConnection connection, long[] ids)
    {
        var executions = ImmutableArray.CreateBuilder<Execution>(ids.Length);
        var unreadable = ImmutableArray.CreateBuilder<UnreadableExecution>();
        for (var next = 0; next < ids.Length;)
        {
            var batch = ExecutionBatch.Read(connection, ids.AsSpan(next), Everything);
            executions.AddRange(batch.Executions);
            unreadable.AddRange(batch.Unreadable);
            next += batch.Consumed;
        }

        _unreadable.Add(unreadable);
        return new ExecutionBatch(executions.ToImmutable(), unreadable.ToImmutable(), ids.Length);
    }
}
