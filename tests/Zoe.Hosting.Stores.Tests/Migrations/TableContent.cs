using System.Data.Common;
using System.Globalization;

namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>The rows of a table, with values as text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Values by column.</param>
internal sealed record TableContent(string Name, List<Dictionary<string, string>> Rows)
{
    public static async Task<List<string>> ListAsync(DbConnection connection, string listTables) =>
        [.. (await QueryAsync(connection, listTables)).Select(row => row.Values.Single())];

    public static async Task<List<TableContent>> ReadAllAsync(DbConnection connection, string listTables)
    {
        var tables = new List<TableContent>();
        foreach (var name in await ListAsync(connection, listTables)) tables.Add(new TableContent(name, await QueryAsync(connection, $"SELECT * FROM \"{name}\"")));
        return tables;
    }

    /// <summary>The rows of earlier tables that have no later row with the same values in all their columns.</summary>
    public static IEnumerable<string> Missing(IEnumerable<TableContent> before, IReadOnlyList<TableContent> after) =>
        from table in before
        let later = after.FirstOrDefault(candidate => candidate.Name == table.Name)?.Rows ?? []
        from row in table.Rows
        where !later.Any(candidate => row.All(column => candidate.GetValueOrDefault(column.Key) == column.Value))
        select $"{table.Name}: {string.Join(", ", row)}";

    private static async Task<List<Dictionary<string, string>>> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? ""));
        }

        return rows;
    }
}
