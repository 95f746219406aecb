using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite.Statements;

namespace Zoe.Hosting.Sqlite;

/// <summary>A connection with its prepared statements.</summary>
internal sealed class PooledConnection(SqliteConnection connection) : IAsyncDisposable
{
    public SqliteConnection Connection => connection;

    public SqliteStatements Statements { get; } = new(connection);

    public ValueTask DisposeAsync()
    {
        Statements.Dispose();
        return connection.DisposeAsync();
    }
}
