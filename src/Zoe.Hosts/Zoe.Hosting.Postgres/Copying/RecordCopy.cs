using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Postgres.Copying;

/// <summary>
/// Writes records by COPY, which takes a fraction of the time of INSERT; one COPY for all consecutive records of a table.
/// </summary>
internal sealed class RecordCopy(NpgsqlConnection connection) : IAsyncDisposable
{
    private const string UserColumns = "id, username, password_hash, fs_uid, email, enabled";

    private NpgsqlBinaryImporter? _importer;
    private string _target = "";

    public async Task WriteAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        var (target, values) = Row(record);
        if (target != _target)
        {
            await CompleteAsync(cancellationToken);
            _importer = await connection.BeginBinaryImportAsync($"COPY {target} FROM STDIN (FORMAT BINARY)", cancellationToken);
            _importer.Timeout = TimeSpan.Zero;
            _target = target;
        }

        await _importer!.StartRowAsync(cancellationToken);
        foreach (var value in values)
        {
            if (value.Value is null or DBNull) await _importer.WriteNullAsync(cancellationToken);
            else await _importer.WriteAsync(value.Value, value.NpgsqlDbType, cancellationToken);
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_importer is null) return;
        await _importer.CompleteAsync(cancellationToken);
        await DisposeAsync();
        _importer = null;
        _target = "";
    }

    public ValueTask DisposeAsync() => _importer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static (string Target, NpgsqlParameter[] Values) Row(StoreRecord record) => record switch
    {
        { User: { } user } => ($"users ({UserColumns})", RecordValues.Of(user)),
        { Execution: { } execution } => ($"execution ({RecordValues.ExecutionColumns})", RecordValues.Of(execution)),
        { Service: { } service } => ($"service ({RecordValues.ServiceColumns})", RecordValues.Of(service)),
        { Event: { } change } => ($"execution_event ({RecordValues.EventColumns})", RecordValues.Of(change)),
        { Key: { } key } => ($"submission_key ({RecordValues.KeyColumns})", RecordValues.Of(key)),
        { Quota: { } quota } => ($"user_quota ({QuotaRecord.Columns})", RecordValues.Of(quota)),
        { Audit: { } audit } => ($"audit ({AuditRecord.Columns})", RecordValues.Of(audit)),
        { Usage: { } usage } => ($"service_usage ({UsageRecord.Columns})", RecordValues.Of(usage)),
        { Accounting: { } accounting } => ($"accounting ({AccountingRecord.Columns})", RecordValues.Of(accounting)),
        _ => throw new InvalidDataException($"A record of the kind {record.Kind} cannot be imported."),
    };
}
