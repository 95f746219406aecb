using System.Data;
using Npgsql;

namespace Zoe.Hosting.Postgres;

/// <summary>
/// Transactions that are repeated after failures that left nothing behind: a deadlock, or a connection that was lost
/// before the commit, as after a restart of the server.
/// </summary>
internal static class PostgresTransactions
{
    private const int Attempts = 4;

    /// <summary>Reads one statement, which needs no transaction around it.</summary>
    public static async Task<T> ReadOneAsync<T>(
        Func<CancellationToken, ValueTask<NpgsqlConnection>> connect, Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await connect(cancellationToken);
            try
            {
                return await read(connection);
            }
            catch (NpgsqlException failure) when (attempt < Attempts && CanRepeat(connection, failure))
            {
            }
        }
    }

    public static Task<T> ReadAsync<T>(
        Func<CancellationToken, ValueTask<NpgsqlConnection>> connect, Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) =>
        ReadOneAsync(
            connect,
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                return await read(connection);
            },
            cancellationToken);

    public static async Task<T> WriteAsync<T>(
        Func<CancellationToken, ValueTask<NpgsqlConnection>> connect, Func<NpgsqlConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isCommitting = false;
            await using var connection = await connect(cancellationToken);
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
                var result = await write(connection);
                isCommitting = true;
                // Not cancelled: the caller would not know whether it was committed.
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (NpgsqlException failure) when (attempt < Attempts && !isCommitting && CanRepeat(connection, failure))
            {
            }
        }
    }

    private static bool CanRepeat(NpgsqlConnection connection, NpgsqlException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        || (connection.FullState.HasFlag(ConnectionState.Broken) && failure.InnerException is not TimeoutException);
}
