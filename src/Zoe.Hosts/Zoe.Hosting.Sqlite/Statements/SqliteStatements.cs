using Microsoft.Data.Sqlite;

namespace Zoe.Hosting.Sqlite.Statements;

/// <summary>
/// The prepared statements of one connection, by their text, for statements that run often. Not thread-safe.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, (SqliteStatement Statement, Delegate? Bind)> _statements = new(StringComparer.Ordinal);

    /// <summary>The statement of a text without values in it.</summary>
    public SqliteStatement this[string text]
    {
        get
        {
            if (_statements.TryGetValue(text, out var known)) return known.Statement;
            var statement = new SqliteStatement(connection.Handle!, text);
            _statements.Add(text, (statement, null));
            return statement;
        }
    }

    /// <summary>Runs a statement for each of these records, whose properties have the names of the parameters.</summary>
    public void ExecuteAll<T>(string text, IEnumerable<T> records)
    {
        var (statement, bind) = Find<T>(text);
        foreach (var record in records)
        {
            bind(statement, record);
            statement.Execute();
        }
    }

    /// <summary>Runs a statement for one record and returns the number of changed rows.</summary>
    public int Execute<T>(string text, T record)
    {
        var (statement, bind) = Find<T>(text);
        bind(statement, record);
        return statement.Execute();
    }

    public void Dispose()
    {
        foreach (var (statement, _) in _statements.Values) statement.Dispose();
        _statements.Clear();
    }

    private (SqliteStatement Statement, Action<SqliteStatement, T> Bind) Find<T>(string text)
    {
        var statement = this[text];
        if (_statements[text].Bind is Action<SqliteStatement, T> known) return (statement, known);
        var bind = StatementBinder.Compile<T>(statement);
        _statements[text] = (statement, bind);
        return (statement, bind);
    }
}
