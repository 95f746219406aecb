using System.Data.Common;

namespace Zoe.Hosting.Store.Records;

/// <summary>Reads columns that may be NULL.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static long? WholeOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);
}
