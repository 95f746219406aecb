using Npgsql;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>
/// Inserts any number of rows by one prepared statement, which takes an array for each column: fewer parameters and statements
/// than with one statement for each row.
/// </summary>
internal sealed class RowInsert<T>
{
    // Bounds the size of a message.
    private const int MaxRows = 1024;

    private readonly string _sql;
    private readonly Column<T>[] _columns;

    /// <summary>Composes the statement.</summary>
    /// <param name="table">The table.</param>
    /// <param name="onConflict">What follows the rows, for example <c>ON CONFLICT DO NOTHING</c>.</param>
    /// <param name="columns">Columns of the rows.</param>
    public RowInsert(string table, string onConflict, params Column<T>[] columns)
    {
        _columns = columns;
        var names = string.Join(", ", columns.Select(column => column.Name));
        var arrays = string.Join(", ", columns.Select((column, index) => $"${index + 1}::{column.Type}[]"));
        // OVERRIDING: an import gives the numbers of audit entries, which the table generates otherwise.
        _sql = $"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT * FROM unnest({arrays}) {onConflict}";
    }

    /// <summary>The commands that insert the rows; none without rows.</summary>
    public IEnumerable<NpgsqlBatchCommand> Commands(IEnumerable<T> rows) => rows.Chunk(MaxRows).Select(Command);

    /// <summary>The command that inserts these few rows.</summary>
    public NpgsqlBatchCommand Command(params T[] rows)
    {
        var command = new NpgsqlBatchCommand(_sql);
        foreach (var column in _columns) command.Parameters.Add(column.ToArray(rows));
        return command;
    }
}
