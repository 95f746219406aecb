using Microsoft.Data.Sqlite;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>Reads columns that may be NULL.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static long? WholeOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);
}
