using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Zoe.Hosting.Sqlite.Statements;

/// <summary>
/// A prepared statement that is kept and run again, without the objects that a command and its parameters cost each time.
/// Not thread-safe.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int OnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string text)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Names of the parameters with their prefix, in the order of their indexes from 1.</summary>
    public IEnumerable<string> Parameters =>
        Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(index => raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string());

    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_statement, index, value));

    public void Bind(int index, double value) => Check(raw.sqlite3_bind_double(_statement, index, value));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            BindNull(index);
            return;
        }

        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (length <= OnStack)
        {
            Span<byte> bytes = stackalloc byte[OnStack];
            Check(raw.sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        Check(raw.sqlite3_bind_text(_statement, index, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented))));
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void BindNull(int index) => Check(raw.sqlite3_bind_null(_statement, index));

    /// <summary>Runs it to its end and returns the number of changed rows.</summary>
    public int Execute()
    {
        while (Step())
        {
            // Rows are ignored.
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Reads the first row; null when there is none.</summary>
    public T? ReadFirst<T>(Func<SqliteStatement, T> read)
        where T : class
    {
        try
        {
            return Step() ? read(this) : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>The first column of the first row as a number.</summary>
    public long ReadNumber()
    {
        try
        {
            return Step() ? GetNumber(0) : throw new InvalidOperationException("The statement returned no row.");
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>A column of the current row.</summary>
    public long GetNumber(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A column of the current row; null for NULL.</summary>
    public string? GetText(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL
        ? null
        : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    /// <summary>True with a row, false at the end, after which it is ready to run again.</summary>
    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, _database);
        return false;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
