using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Zoe.Hosting.Postgres.Leadership;

/// <summary>
/// Waits for the advisory lock of a deployment. A holder whose heartbeat is missing for too long, by the clock of the
/// server, is paused or cut off: its sessions are ended.
/// </summary>
internal sealed class LeaderElection(PostgresDatabase database)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Selects who holds the lock whose key is the parameter, as <see cref="LeaderHolder"/>.</summary>
    public const string HolderSql =
        """
        SELECT activity.pid, activity.application_name, extract(epoch FROM clock_timestamp())::float8,
            coalesce(extract(epoch FROM clock_timestamp() - (SELECT heartbeat FROM leader)), 1e9)::float8
        FROM pg_locks AS held JOIN pg_stat_activity AS activity ON activity.pid = held.pid
        WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1 AND activity.datname = current_database()
            AND held.classid::bigint = ($1 >> 32) & 4294967295 AND held.objid::bigint = $1 & 4294967295
        """;

    private string? _lastProblem;
    private LeaderHolder _seen;

    /// <summary>The key of the advisory lock.</summary>
    public static long LockKey(PostgresDatabase database) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("zoe leader of " + database.Schema.Name)));

    public async Task<PostgresLease> WinAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            LeaderSession? session = null;
            try
            {
                session = await LeaderSession.OpenAsync(database, cancellationToken);
                await LockAsync(session, cancellationToken);
                return new PostgresLease(database, session, await IncrementEpochAsync(session, cancellationToken));
            }
            catch (Exception failure)
            {
                if (session is not null) await session.DisposeAsync();
                if (!PostgresErrors.IsOfServer(failure)) throw;
                Report(failure);
            }

            await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken);
        }
    }

    private async Task LockAsync(LeaderSession session, CancellationToken cancellationToken)
    {
        var key = LockKey(database);
        while (true)
        {
            try
            {
                await session.ExecuteAsync("SELECT pg_advisory_lock($1)", cancellationToken, key);
                return;
            }
            catch (PostgresException timeout) when (timeout.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                await CheckHolderAsync(session, key, cancellationToken);
            }
        }
    }

    /// <summary>Ends the sessions of a holder that was seen for the whole time limit and wrote no heartbeat in it.</summary>
    private async Task CheckHolderAsync(LeaderSession session, long key, CancellationToken cancellationToken)
    {
        var holder = await session.QueryAsync(
            HolderSql,
            row => new LeaderHolder(row.GetInt32(0), row.GetString(1), row.GetDouble(2), row.GetDouble(3)),
            default,
            cancellationToken,
            key);
        if (holder.ProcessId != _seen.ProcessId)
        {
            _seen = holder;
            if (holder.ProcessId != 0) LeadershipLog.Waiting(database.Logger, database.Name, holder.Session);
            return;
        }

        var limit = database.Options.LeaderTimeout.TotalSeconds;
        if (holder.ProcessId == 0 || holder.Now - _seen.Now < limit || holder.HeartbeatAge < limit) return;
        LeadershipLog.Stale(database.Logger, database.Name, holder.Session, (int)holder.HeartbeatAge);
        await session.ExecuteAsync(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND application_name = $1
            """,
            cancellationToken,
            holder.Session);
    }

    private async Task<long> IncrementEpochAsync(LeaderSession session, CancellationToken cancellationToken) => await session.QueryAsync(
        """
        WITH next AS (UPDATE leadership SET epoch = epoch + 1 RETURNING epoch)
        INSERT INTO leader (id, epoch, session, heartbeat, change_epoch) SELECT 1, epoch, $1, clock_timestamp(), epoch FROM next
        ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, session = excluded.session, heartbeat = excluded.heartbeat,
            change_epoch = excluded.change_epoch
        RETURNING epoch
        """,
        row => row.GetInt64(0),
        0L,
        cancellationToken,
        database.Session);

    private void Report(Exception failure)
    {
        var problem = PostgresErrors.Describe(failure, database);
        if (problem != _lastProblem) LeadershipLog.Interrupted(database.Logger, problem);
        _lastProblem = problem;
    }
}
