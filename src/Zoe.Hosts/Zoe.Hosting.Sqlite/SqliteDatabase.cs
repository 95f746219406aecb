using Dapper;
using Microsoft.Data.Sqlite;

namespace Zoe.Hosting.Sqlite;

/// <summary>The file: opens connections, and brings the schema up to date once before the first of them is used.</summary>
public sealed class SqliteDatabase
{
    private readonly string _connectionString;
    private readonly Lazy<Task> _prepared;

    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Uses the file at this path; it and its folder are made when they do not exist.</summary>
    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = 30 }.ToString();
        _prepared = new Lazy<Task>(PrepareAsync);
    }

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// An open connection to an up-to-date schema. Throws <see cref="StoreSchemaException"/> when the file was written
    /// by a newer program.
    /// </summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await _prepared.Value.WaitAsync(cancellationToken);
        return await ConnectAsync(cancellationToken);
    }

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var connection = await ConnectAsync(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        await SqliteMigrations.ApplyAsync(connection, Path);
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        // FULL: what was accepted survives a power failure, not only a crash of this process.
        await connection.ExecuteAsync("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 30000");
        return connection;
    }
}
