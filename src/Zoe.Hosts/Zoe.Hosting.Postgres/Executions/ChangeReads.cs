using Npgsql;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>Finds the executions that the leader has changed.</summary>
internal static class ChangeReads
{
    /// <summary>What has changed since a mark, without the executions themselves, and their ids in ascending order.</summary>
    public static async Task<(StoredChanges Changes, long[] Ids)> FindAsync(
        NpgsqlConnection connection, ChangeMark? since, CancellationToken cancellationToken)
    {
        var (epoch, mark, oldest) = await FindMarkAsync(connection, cancellationToken);
        var isKnown = since is { } known && known.Epoch == mark?.Epoch && known.Revision + 1 >= oldest;
        var changes = new StoredChanges { Epoch = epoch, Mark = mark, IsComplete = !isKnown };
        return (changes, await ExecutionReads.IdsAsync(isKnown ? SelectChanged(since!.Value) : new NpgsqlCommand(ExecutionReads.SelectActive), connection, cancellationToken));
    }

    private static NpgsqlCommand SelectChanged(ChangeMark since)
    {
        var command = new NpgsqlCommand("SELECT DISTINCT unnest(executions) AS id FROM execution_change WHERE revision > $1 ORDER BY id");
        command.Parameters.Add(SqlParameters.Whole(since.Revision));
        return command;
    }

    /// <summary>The mark is null when the leader, of an earlier version, does not record changes.</summary>
    private static async Task<(long Epoch, ChangeMark? Mark, long Oldest)> FindMarkAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(epoch, 0), coalesce(epoch = change_epoch, false), revision,
                coalesce((SELECT min(revision) FROM execution_change), revision + 1)
            FROM change_counter LEFT JOIN leader ON true
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var epoch = reader.GetInt64(0);
        return (epoch, reader.GetBoolean(1) ? new ChangeMark(epoch, reader.GetInt64(2)) : null, reader.GetInt64(3));
    }
}
