using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Zoe.Hosting.Sqlite;

/// <summary>Executions in a SQLite file.</summary>
public sealed class SqliteExecutionStore(SqliteDatabase database) : IExecutionStore
{
    private const string ExecutionColumns =
        """
        id AS Id, name AS Name, user_id AS UserId, user_name AS UserName, user_fs_uid AS UserFsUid, description AS Description, status AS Status,
        outcome AS Outcome, time_submit AS TimeSubmit, time_start AS TimeStart, time_end AS TimeEnd,
        error_message AS ErrorMessage, wait_reason AS WaitReason
        """;

    private const string ServiceColumns =
        """
        id AS Id, execution_id AS ExecutionId, position AS Position, name AS Name, service_group AS ServiceGroup,
        essential AS Essential, status AS Status, restarting AS Restarting, attempt AS Attempt,
        restart_count AS RestartCount, restarts_in_a_row AS RestartsInARow, running_since AS RunningSince,
        restart_reason AS RestartReason, not_before AS NotBefore, avoid_node AS AvoidNode,
        node AS Node, backend_id AS BackendId, backend_status AS BackendStatus, exit_code AS ExitCode, ip_address AS IpAddress, ports AS Ports,
        error_message AS ErrorMessage, reason AS Reason
        """;

    private const string SaveExecution =
        """
        INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, outcome, time_submit,
            time_start, time_end, error_message, wait_reason)
        VALUES (@Id, @Name, @UserId, @UserName, @UserFsUid, @Description, @Status, @Outcome, @TimeSubmit,
            @TimeStart, @TimeEnd, @ErrorMessage, @WaitReason)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, outcome = excluded.outcome,
            time_start = excluded.time_start, time_end = excluded.time_end,
            error_message = excluded.error_message, wait_reason = excluded.wait_reason
        """;

    private const string SaveService =
        """
        INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting,
            attempt, restart_count, restarts_in_a_row, running_since, restart_reason, not_before, avoid_node, node, backend_id, backend_status, exit_code,
            ip_address, ports, error_message, reason)
        VALUES (@Id, @ExecutionId, @Position, @Name, @ServiceGroup, @Essential, @Status, @Restarting,
            @Attempt, @RestartCount, @RestartsInARow, @RunningSince, @RestartReason, @NotBefore, @AvoidNode, @Node, @BackendId, @BackendStatus, @ExitCode,
            @IpAddress, @Ports, @ErrorMessage, @Reason)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, restarting = excluded.restarting,
            attempt = excluded.attempt, restart_count = excluded.restart_count,
            restarts_in_a_row = excluded.restarts_in_a_row, running_since = excluded.running_since,
            restart_reason = excluded.restart_reason, not_before = excluded.not_before, avoid_node = excluded.avoid_node,
            node = excluded.node, backend_id = excluded.backend_id, backend_status = excluded.backend_status,
            exit_code = excluded.exit_code, ip_address = excluded.ip_address, ports = excluded.ports,
            error_message = excluded.error_message, reason = excluded.reason
        """;

    /// <inheritdoc/>
    public async Task<long> AcquireLeadershipAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>("UPDATE leadership SET epoch = epoch + 1 RETURNING epoch");
    }

    /// <inheritdoc/>
    public async Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var active = await QueryAsync(connection, "WHERE status NOT IN ('terminated', 'error')", null);
        var ids = await connection.QuerySingleAsync<(long, long)>("SELECT execution, service FROM next_ids");
        return new StoredState(active, new NextIds(ids.Item1, ids.Item2));
    }

    /// <inheritdoc/>
    public async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        if (await connection.ExecuteScalarAsync<long>("SELECT epoch FROM leadership", transaction: transaction) != epoch)
            throw new FencedException(epoch);

        var positions = changes.Executions
            .SelectMany(execution => execution.Services.Select((service, position) => (service.Id, position)))
            .ToDictionary();
        await connection.ExecuteAsync(SaveExecution, changes.Executions.Select(ExecutionRow.Of), transaction);
        await connection.ExecuteAsync(
            SaveService, changes.Services.Select(service => ServiceRow.Of(service, positions[service.Id])), transaction);
        await connection.ExecuteAsync(
            "DELETE FROM execution WHERE id = @id", changes.Deleted.Select(id => new { id }), transaction);
        await connection.ExecuteAsync(
            "UPDATE next_ids SET execution = max(execution, @Execution), service = max(service, @Service)",
            changes.NextIds,
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Execution?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await QueryAsync(connection, "WHERE id = @id", new { id })).SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await QueryAsync(
            connection, "WHERE id = (SELECT execution_id FROM service WHERE id = @serviceId)", new { serviceId });
        return found.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var connection = await database.OpenAsync(cancellationToken);
        var (where, parameters) = ExecutionQuery.For(filter);
        return await QueryAsync(connection, where, parameters);
    }

    /// <summary>The executions that a WHERE clause selects, with their services, in one reading of the file.</summary>
    private static async Task<ImmutableArray<Execution>> QueryAsync(
        SqliteConnection connection, string where, object? parameters)
    {
        await using var transaction = connection.BeginTransaction(deferred: true);
        var executions = await connection.QueryAsync<ExecutionRow>(
            $"SELECT {ExecutionColumns} FROM execution {where}", parameters, transaction);
        var services = await connection.QueryAsync<ServiceRow>(
            $"SELECT {ServiceColumns} FROM service WHERE execution_id IN (SELECT id FROM execution {where})",
            parameters,
            transaction);
        var byExecution = services.ToLookup(service => service.ExecutionId);
        return [.. executions.OrderBy(row => row.Id).Select(row => row.ToExecution(byExecution[row.Id]))];
    }
}
