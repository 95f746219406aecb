using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Postgres.Importing;

/// <summary>Writes records in the caller's transaction, consecutive ones of a kind together.</summary>
internal sealed class RecordImport(NpgsqlConnection connection)
{
    private const int BatchSize = 1000;

    private readonly List<StoreRecord> _waiting = new(BatchSize);

    public async Task WriteAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        if (_waiting.Count == BatchSize || (_waiting.Count > 0 && _waiting[0].Kind != record.Kind)) await FlushAsync(cancellationToken);
        _waiting.Add(record);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count > 0) await ExecutionWrites.RunAsync(connection, Commands(), cancellationToken);
        _waiting.Clear();
    }

    private IEnumerable<NpgsqlBatchCommand> Commands() => _waiting[0] switch
    {
        { Counters: not null } => _waiting.SelectMany(record => Raise(record.Counters!)),
        { User: not null } => RecordRows.Users.Commands(_waiting.Select(record => record.User!)),
        { Execution: not null } => ExecutionRows.Executions.Commands(_waiting.Select(record => record.Execution!)),
        { Service: not null } => ExecutionRows.Services.Commands(_waiting.Select(record => record.Service!)),
        { Event: not null } => ExecutionRows.Events.Commands(_waiting.Select(record => record.Event!)),
        { Key: not null } => ExecutionRows.Keys.Commands(_waiting.Select(record => record.Key!)),
        { Quota: not null } => RecordRows.Quotas.Commands(_waiting.Select(record => record.Quota!)),
        { Audit: not null } => RecordRows.Audit.Commands(_waiting.Select(record => record.Audit!)),
        { Usage: not null } => RecordRows.Usage.Commands(_waiting.Select(record => record.Usage!)),
        { Accounting: not null } => RecordRows.Accounting.Commands(_waiting.Select(record => record.Accounting!)),
        var other => throw new InvalidDataException($"A record of the kind {other.Kind} cannot be imported."),
    };

    private static NpgsqlBatchCommand[] Raise(StoreCounters counters) =>
    [
        ExecutionWrites.Command("UPDATE leadership SET epoch = greatest(epoch, $1)", SqlParameters.Whole(counters.Epoch)),
        ExecutionWrites.Command(
            "UPDATE next_ids SET execution = greatest(execution, $1), service = greatest(service, $2)",
            SqlParameters.Whole(counters.NextExecution),
            SqlParameters.Whole(counters.NextService)),
    ];
}
