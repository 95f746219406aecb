using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Zoe.Benchmarks.Engine.Servers;
using Zoe.Hosting.Postgres;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>
/// The baseline's rows in a PostgreSQL database with Zoe's schema and indexes: each batch is one round trip of prepared
/// statements in one transaction.
/// </summary>
internal sealed class PostgresRows : BareRows
{
    private const string Deployment = "bare";

    private const string InsertExecution =
        """
        INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit)
        VALUES ($1, $2, 1, 'admin', 999, $3, 'starting', $4)
        """;

    private const string InsertService =
        """
        INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting, attempt,
            restart_count, restarts_in_a_row, node, backend_status, ports, last_node)
        VALUES ($1, $2, $3, $4, $5, true, 'starting', false, 1, 0, 0, $6, 'undefined', '[]', $6)
        """;

    private const string UpdateExecution = "UPDATE execution SET status = 'running', time_start = $1 WHERE id = $2";

    private const string UpdateService =
        """
        UPDATE service SET status = 'active', running_since = $1, backend_id = $2, backend_status = 'started',
            ip_address = '10.0.0.1', ports = $3
        WHERE id = $4
        """;

    private const string UpdateIds = "UPDATE next_ids SET execution = greatest(execution, $1), service = greatest(service, $2)";

    private readonly NpgsqlDataSource _server;
    private readonly NpgsqlConnection _connection;

    private PostgresRows(NpgsqlDataSource server, NpgsqlConnection connection) => (_server, _connection) = (server, connection);

    public static async Task<PostgresRows> OpenAsync(string url)
    {
        await using (var database = new PostgresDatabase(url, Deployment)) await database.OpenAsync(CancellationToken.None);
        var settings = PostgresLogin.Read(url, Deployment);
        settings.MaxAutoPrepare = 20;
        settings.AutoPrepareMinUsages = 1;
        var server = NpgsqlDataSource.Create(settings);
        return new PostgresRows(server, await server.OpenConnectionAsync());
    }

    /// <summary>The statements of a batch are one transaction.</summary>
    public override async ValueTask WriteAsync(List<BareSubmission> inserted, List<BareSubmission> started)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var one in inserted) Insert(batch, one, now);
        foreach (var one in started) Start(batch, one, now);
        if (inserted.Count > 0) Add(batch, UpdateIds, Whole(inserted[^1].Id + 1), Whole(inserted[^1].FirstService + inserted[^1].Services));
        await batch.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static void Insert(NpgsqlBatch batch, BareSubmission one, long now)
    {
        Add(batch, InsertExecution, Whole(one.Id), Text(one.Name), Text(one.Description), Whole(now));
        for (var i = 0; i < one.Services; i++)
        {
            Add(batch, InsertService, Whole(one.FirstService + i), Whole(one.Id), new NpgsqlParameter<int> { TypedValue = i },
                Text(string.Create(CultureInfo.InvariantCulture, $"{one.Group}{i}")), Text(one.Group),
                Text(string.Create(CultureInfo.InvariantCulture, $"virtual{(one.FirstService + i) % 100}")));
        }
    }

    private static void Start(NpgsqlBatch batch, BareSubmission one, long now)
    {
        Add(batch, UpdateExecution, Whole(now), Whole(one.Id));
        for (var i = 0; i < one.Services; i++)
        {
            Add(batch, UpdateService, Whole(now), Text(string.Create(CultureInfo.InvariantCulture, $"virtual-{one.FirstService + i}")),
                Text(Ports), Whole(one.FirstService + i));
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<long> Whole(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
