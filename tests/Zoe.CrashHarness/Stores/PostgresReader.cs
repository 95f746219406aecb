using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Zoe.CrashHarness.Hosts;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Stores;

/// <summary>The schema of the deployment, read by the superuser in sessions of their own.</summary>
internal sealed class PostgresReader(PostgresServer server, string deployment) : StoreReader
{
    private const string ApplicationName = "crash-harness";

    public override async Task<HostProcess?> FindLeaderAsync(IReadOnlyList<HostProcess> hosts, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        // "zoe <machine>:<process id>/<number>".
        var sessions = await QueryAsync(connection, "SELECT session FROM leader", row => row.GetString(0), cancellationToken);
        if (sessions is not [var session]) return null;
        var id = session[(session.LastIndexOf(':') + 1)..session.LastIndexOf('/')];
        return hosts.FirstOrDefault(host => host.ProcessId.ToString(CultureInfo.InvariantCulture) == id);
    }

    /// <summary>Ends all other sessions, as an administrator or a fail-over does. Returns how many.</summary>
    public async Task<int> TerminateSessionsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var ended = await QueryAsync(
            connection,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> '{ApplicationName}'",
            row => row.GetBoolean(0),
            cancellationToken);
        return ended.Count;
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Pooling = false,
            ApplicationName = ApplicationName,
            SearchPath = "zoe_" + deployment,
            Timeout = 5,
            CommandTimeout = 10,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
}
