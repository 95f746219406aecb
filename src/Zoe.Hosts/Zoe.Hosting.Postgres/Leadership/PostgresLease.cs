using Npgsql;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres.Leadership;

/// <summary>
/// The leadership of a deployment. It writes a heartbeat each second. After a lost connection, as when the server restarts,
/// it continues with the same epoch unless another host has taken over meanwhile.
/// </summary>
internal sealed class PostgresLease : ILeadershipLease
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A waiting host takes over when the heartbeat is much older, or the session has ended.
    private static readonly TimeSpan ConfirmedFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly PostgresDatabase _database;
    private readonly Task _heartbeats;
    private LeaderSession? _session;
    private long _confirmedAt = TimeProvider.System.GetTimestamp();

    public PostgresLease(PostgresDatabase database, LeaderSession session, long epoch)
    {
        (_database, _session, Epoch) = (database, session, epoch);
        _heartbeats = RunAsync();
    }

    public long Epoch { get; }

    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _heartbeats;
        // The server releases the lock with the connection.
        if (_session is not null) await _session.DisposeAsync();
        _stopping.Dispose();
        _lost.Dispose();
    }

    public async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        if (_lost.IsCancellationRequested) throw new FencedException(Epoch);
        if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _confirmedAt)) < ConfirmedFor) return;
        var begun = TimeProvider.System.GetTimestamp();
        var epoch = await _database.ReadAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand("SELECT epoch FROM leadership", connection);
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken);
        if (epoch != Epoch) throw new FencedException(Epoch);
        Volatile.Write(ref _confirmedAt, begun);
    }

    private async Task RunAsync()
    {
        try
        {
            do await Task.Delay(Interval, TimeProvider.System, _stopping.Token);
            while (await BeatAsync());
            LeadershipLog.Lost(_database.Logger, _database.Name, Epoch);
            await _lost.CancelAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>False when another host has taken over.</summary>
    private async Task<bool> BeatAsync()
    {
        try
        {
            if (_session is null)
            {
                _session = await LeaderSession.OpenAsync(_database, _stopping.Token);
                // Held by another host only after it has taken over, which the heartbeat below shows.
                await _session.ExecuteAsync("SELECT pg_try_advisory_lock($1)", _stopping.Token, LeaderElection.LockKey(_database));
            }

            var begun = TimeProvider.System.GetTimestamp();
            if (await _session.ExecuteAsync("UPDATE leader SET heartbeat = clock_timestamp() WHERE epoch = $1", _stopping.Token, Epoch) == 0)
                return false;
            Volatile.Write(ref _confirmedAt, begun);
            return true;
        }
        catch (Exception failure) when (PostgresErrors.IsOfServer(failure))
        {
            LeadershipLog.Interrupted(_database.Logger, PostgresErrors.Describe(failure, _database));
            if (_session is { } broken) await broken.DisposeAsync();
            _session = null;
            return true;
        }
    }
}
