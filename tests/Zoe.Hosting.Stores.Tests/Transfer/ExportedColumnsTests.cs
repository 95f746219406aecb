using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Stores.Tests.Postgres;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Stores.Tests.Transfer;

/// <summary>
/// Compares the tables of the stores with what was imported: a table or column of a later migration that exports do not have
/// is empty, NULL or has its default.
/// </summary>
public sealed class ExportedColumnsTests(SharedPostgres postgres) : PostgresTest
{
    // Hosts and requests of the moment, and the version of the schema itself.
    private static readonly string[] Temporary = ["leader", "request", "schema_version"];

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-columns-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task All_columns_of_SQLite_are_imported()
    {
        var path = Path.Combine(_folder, "zoe.db");
        await using (var database = new SqliteDatabase(path))
            await new SqliteTransfer(database).ImportAsync(SampleRecords.Create().ToAsyncEnumerable(), Cancellation);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await CheckAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    }

    [Fact]
    public async Task All_columns_of_PostgreSQL_are_imported()
    {
        await new PostgresTransfer(Open(postgres.Server)).ImportAsync(SampleRecords.Create().ToAsyncEnumerable(), Cancellation);
        await using var connection = new NpgsqlConnection($"{postgres.Server.ConnectionString};Search Path=\"zoe_{Deployment}\";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await CheckAsync(connection, $"SELECT tablename FROM pg_tables WHERE schemaname = 'zoe_{Deployment}'");
    }

    private static async Task CheckAsync(DbConnection connection, string listTables)
    {
        var tables = (await ReadAsync(connection, listTables)).Select(row => (string)row.Single().Value!).Except(Temporary).ToList();
        tables.Count.ShouldBeGreaterThan(9);
        foreach (var table in tables)
        {
            var row = (await ReadAsync(connection, $"SELECT * FROM \"{table}\"")).ShouldHaveSingleItem(table);
            foreach (var (column, value) in row) IsImported(value).ShouldBeTrue($"{table}.{column} is {value}");
        }
    }

    private static bool IsImported(object? value) => value switch
    {
        null or DBNull or "" or false => false,
        IConvertible number and not (string or bool or DateTime) => number.ToDouble(CultureInfo.InvariantCulture) != 0,
        _ => true,
    };

    private static async Task<List<Dictionary<string, object?>>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, column => (object?)reader.GetValue(column)));
        return rows;
    }
}
