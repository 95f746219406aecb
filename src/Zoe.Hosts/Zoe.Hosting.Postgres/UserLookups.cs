using Npgsql;

namespace Zoe.Hosting.Postgres;

/// <summary>
/// Finds users by name. Every request needs its user, so look-ups that arrive during a query are answered together by the
/// next one; none is answered from a query that began before it.
/// </summary>
internal sealed class UserLookups(PostgresDatabase database)
{
    private readonly Lock _lock = new();
    private List<Lookup> _waiting = [];
    private bool _isRunning;

    public Task<User?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        var lookup = new Lookup(userName);
        lock (_lock)
        {
            _waiting.Add(lookup);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = RunAsync();
            }
        }

        return lookup.Result.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        // The caller holds the lock.
        await Task.Yield();
        while (true)
        {
            List<Lookup> batch;
            lock (_lock)
            {
                _isRunning = _waiting.Count > 0;
                if (!_isRunning) return;
                (batch, _waiting) = (_waiting, []);
            }

            try
            {
                var users = await QueryAsync([.. batch.Select(lookup => lookup.UserName).Distinct(StringComparer.Ordinal)]);
                foreach (var lookup in batch) lookup.Result.SetResult(users.GetValueOrDefault(lookup.UserName));
            }
            catch (Exception failure)
            {
                // Each caller gets it.
                foreach (var lookup in batch) lookup.Result.TrySetException(failure);
            }
        }
    }

    private Task<Dictionary<string, User>> QueryAsync(string[] names) => database.ReadOneAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand($"SELECT {PostgresUserStore.Columns} FROM users WHERE username = ANY($1)", connection);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            var users = new Dictionary<string, User>(StringComparer.Ordinal);
            while (await reader.ReadAsync(CancellationToken.None))
            {
                var user = PostgresUserStore.Read(reader);
                users.Add(user.UserName, user);
            }

            return users;
        },
        CancellationToken.None);

    private sealed record Lookup(string UserName)
    {
        public TaskCompletionSource<User?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
