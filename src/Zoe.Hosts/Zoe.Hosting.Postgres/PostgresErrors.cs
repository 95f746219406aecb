using System.Net.Sockets;
using Npgsql;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres;

/// <summary>Translates errors of Npgsql and the server into messages that say what to do.</summary>
internal static class PostgresErrors
{
    public static async Task<T> ExplainAsync<T>(PostgresDatabase database, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            throw new StoreUnavailableException(Describe(failure, database), failure);
        }
    }

    /// <summary>True for errors of the server or the connection to it.</summary>
    public static bool IsOfServer(Exception failure) => failure is NpgsqlException or SocketException or TimeoutException;

    public static string Describe(Exception failure, PostgresDatabase database) => (failure as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{database.Name} refuses the login of {database.Settings.Username}: check the user's name and password, and the server's pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => $"{database.Name}: there is no such database. Create it with createdb.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{database.Name}: {database.Settings.Username} lacks a permission ({Text(failure)}): let it own the schema, or grant it CREATE on the database.",
        PostgresErrorCodes.DiskFull => $"The disk of {database.Name} is full: free space there.",
        PostgresErrorCodes.TooManyConnections =>
            $"{database.Name} has too many connections: raise its max_connections, or lower Maximum Pool Size in the connection string.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{database.Name} is read-only: connect to the primary server, and check default_transaction_read_only.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"{database.Name} is stopping or starting ({Text(failure)}).",
        PostgresErrorCodes.UndefinedTable => $"{database.Name} is incomplete ({Text(failure)}): restore a backup, or use another schema.",
        not null => $"{database.Name} cannot be used: {Text(failure)}.",
        null => $"{database.Name} {DescribeConnection(failure)}",
    };

    private static string DescribeConnection(Exception failure) => failure switch
    {
        { InnerException: TimeoutException } or TimeoutException when failure.Message.Contains("pool", StringComparison.OrdinalIgnoreCase) =>
            "has no free connection: raise Maximum Pool Size in the connection string.",
        { InnerException: TimeoutException } or TimeoutException => "does not answer: check the server and the network.",
        { InnerException: SocketException refused } => $"cannot be reached ({refused.Message.TrimEnd('.')}): check that the server is running, its address and its port.",
        _ => $"has lost the connection ({(failure.InnerException ?? failure).Message.TrimEnd('.')}).",
    };

    private static string Text(Exception failure) => ((PostgresException)failure).MessageText.TrimEnd('.');
}
