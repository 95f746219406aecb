using Dapper;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>Audit entries in a SQLite file.</summary>
public sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(
            """
            INSERT INTO audit (time, actor, source, action, target, result, detail)
            VALUES (@Time, @Actor, @Source, @Action, @Target, @Result, @Detail)
            """,
            entries.Select(AuditRecord.Of)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<string> terms = [];
        if (query.Actor is not null) terms.Add("actor = @Actor");
        if (query.Action is not null) terms.Add("action = @Action");
        if (query.Target is not null) terms.Add("target = @Target");
        if (query.Result is not null) terms.Add("result = @Result");
        if (query.Since is not null) terms.Add("time >= @Since");
        if (query.Until is not null) terms.Add("time < @Until");
        if (query.BeforeId is not null) terms.Add("id < @BeforeId");
        var where = terms.Count == 0 ? "" : "WHERE " + string.Join(" AND ", terms);
        var sql =
            $"""
             SELECT id AS Id, time AS Time, actor AS Actor, source AS Source, action AS Action, target AS Target,
                 result AS Result, detail AS Detail
             FROM audit {where} ORDER BY id DESC LIMIT @Limit
             """;
        var values = new
        {
            query.Actor,
            query.Action,
            query.Target,
            Result = query.Result is { } result ? AuditRecord.NameOf(result) : null,
            query.BeforeId,
            query.Limit,
            Since = Microseconds.Of(query.Since),
            Until = Microseconds.Of(query.Until),
        };
        return database.ReadAsync<IReadOnlyList<AuditEntry>>(
            async connection => [.. (await connection.QueryAsync<AuditRecord>(sql, values)).Select(row => row.ToEntry())], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(
            "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE time < @time ORDER BY time LIMIT @limit)",
            new { time = Microseconds.Of(time), limit }),
        cancellationToken);
}
