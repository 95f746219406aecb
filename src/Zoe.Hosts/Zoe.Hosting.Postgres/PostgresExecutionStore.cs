using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Postgres.Leadership;
using Zoe.Hosting.Postgres.Requests;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres;

/// <summary>Executions in a PostgreSQL database, for any number of hosts of which one leads.</summary>
public sealed class PostgresExecutionStore(PostgresDatabase database, ILogger<PostgresExecutionStore>? logger = null)
    : IExecutionStore, ISharedStore
{
    private static readonly ExecutionSql Everything = new(new ExecutionFilter());

    private readonly PostgresRequests _requests = new(database);
    private readonly LinkUse _links = new(database);
    // Executions below this id are stored, as far as this host knows.
    private long _firstNewId;
    private readonly UnreadableExecutions _unreadable = new((ILogger?)logger ?? NullLogger.Instance);

    /// <inheritdoc/>
    public IReadOnlyCollection<UnreadableExecution> Unreadable => _unreadable.All;

    /// <inheritdoc/>
    public async Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        return await new LeaderElection(database).WinAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(connection => LoadAsync(connection, cancellationToken), cancellationToken);
        _firstNewId = stored.NextIds.Execution;
        return stored;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        await database.WriteAsync(
            async connection =>
            {
                await ExecutionWrites.ApplyAsync(connection, changes, epoch, _firstNewId, cancellationToken);
                await PostgresRequests.AnswerAsync(connection, database, changes.Answers, cancellationToken);
                return true;
            },
            cancellationToken);
        _firstNewId = Math.Max(_firstNewId, changes.NextIds.Execution);
        _unreadable.Remove(changes.Deleted);
    }

    /// <inheritdoc/>
    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("SELECT execution_id FROM service WHERE id = $1", connection);
            command.Parameters.Add(SqlParameters.Whole(serviceId));
            return await command.ExecuteScalarAsync(cancellationToken) is long id ? await FindAsync(connection, id, cancellationToken) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new ExecutionSql(filter);
        if (query.HasOldWindow && await CountWindowAsync(filter, cancellationToken) < ExecutionSql.MaxWindow)
            query = new ExecutionSql(filter, byTime: true);
        var ids = await database.ReadOneAsync(connection => ExecutionReads.IdsAsync(query.SelectIds(), connection, cancellationToken), cancellationToken);
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
                connection => ExecutionBatch.ReadAsync(connection, selection.Ids.AsMemory()[from..], query, cancellationToken), cancellationToken);
            _unreadable.Add(batch.Unreadable);
            foreach (var execution in batch.Executions) yield return execution;
            next += batch.Consumed;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        database.ReadOneAsync(connection => ExecutionReads.HistoryAsync(connection, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        database.ReadOneAsync(connection => ExecutionReads.KeyAsync(connection, userId, key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("DELETE FROM submission_key WHERE time < $1", connection);
            command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(before)));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) => database.ReadOneAsync(
        connection => ExecutionReads.DurationsAsync(connection, userId, application, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<long>>(
            async connection =>
            {
                var command = new NpgsqlCommand(
                    "SELECT id FROM execution WHERE time_end < $1 AND status IN ('terminated', 'error') ORDER BY time_end, id LIMIT $2", connection);
                command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(before)));
                command.Parameters.Add(SqlParameters.Int(limit));
                return await ReadIdsAsync(command, cancellationToken);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> AddRequestAsync(string request, CancellationToken cancellationToken) => _requests.AddAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredRequest>> ListRequestsAsync(CancellationToken cancellationToken) => _requests.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindAnswerAsync(long requestId, CancellationToken cancellationToken) => _requests.FindAnswerAsync(requestId, cancellationToken);

    /// <inheritdoc/>
    public Task CleanAsync(TimeSpan age, CancellationToken cancellationToken) => _requests.CleanAsync(age, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredChanges> ReadChangesAsync(ChangeMark? since, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var (changes, ids) = await ChangeReads.FindAsync(connection, since, cancellationToken);
            var found = await ReadAllAsync(connection, ids, cancellationToken);
            var active = found.Executions.Where(execution => execution.Status.IsActive()).ToImmutableArray();
            return changes with { Active = active, Ended = changes.IsComplete ? [] : [.. ids.Except(active.Select(execution => execution.Id))] };
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RecordUseAsync(IReadOnlyCollection<long> executionIds, CancellationToken cancellationToken) =>
        _links.RecordAsync(executionIds, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<long, TimeSpan>> ReadUseAsync(CancellationToken cancellationToken) => _links.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public Task NotifyChangedAsync(CancellationToken cancellationToken) => _requests.NotifyChangedAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoreNotification> ListenAsync(CancellationToken cancellationToken) =>
        new NotificationListener(database).RunAsync(cancellationToken);

    private Task<long> CountWindowAsync(ExecutionFilter filter, CancellationToken cancellationToken) => database.ReadOneAsync(
        async connection =>
        {
            await using var command = ExecutionSql.CountWindow(filter, connection);
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        },
        cancellationToken);

    private async Task<StoredState> LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ids = await ExecutionReads.IdsAsync(new NpgsqlCommand(ExecutionReads.SelectActive), connection, cancellationToken);
        var active = await ReadAllAsync(connection, ids, cancellationToken);
        await using var command = new NpgsqlCommand("SELECT execution, service FROM next_ids", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StoredState(active.Executions, new NextIds(reader.GetInt64(0), reader.GetInt64(1))) { Unreadable = active.Unreadable };
    }

    private async Task<Execution?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        var found = await ReadAllAsync(connection, [id], cancellationToken);
        if (!found.Unreadable.IsEmpty) throw new UnreadableExecutionException(found.Unreadable[0]);
        return found.Executions.IsEmpty ? null : found.Executions[0];
    }

    private async Task<ExecutionBatch> ReadAllAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancellationToken)
    {
        var executions = ImmutableArray.CreateBuilder<Execution>(ids.Length);
        var unreadable = ImmutableArray.CreateBuilder<UnreadableExecution>();
        for (var next = 0; next < ids.Length;)
        {
            var batch = await ExecutionBatch.ReadAsync(connection, ids.AsMemory(next), Everything, cancellationToken);
            executions.AddRange(batch.Executions);
            unreadable.AddRange(batch.Unreadable);
            next += batch.Consumed;
        }

        _unreadable.Add(unreadable);
        return new ExecutionBatch(executions.ToImmutable(), unreadable.ToImmutable(), ids.Length);
    }
}
