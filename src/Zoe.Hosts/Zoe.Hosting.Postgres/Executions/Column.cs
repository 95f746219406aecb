using Npgsql;
using NpgsqlTypes;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>A column of rows that are sent as one array for each column.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Type">Its type in the table.</param>
/// <param name="ToArray">The values of all rows.</param>
internal sealed record Column<T>(string Name, string Type, Func<IReadOnlyList<T>, NpgsqlParameter> ToArray);

/// <summary>Columns of the types that the tables have.</summary>
internal static class Column
{
    public static Column<T> Whole<T>(string name, Func<T, long> value) => new(name, "bigint", rows => Of(rows, value));

    public static Column<T> WholeOrNull<T>(string name, Func<T, long?> value) => new(name, "bigint", rows => Of(rows, value));

    public static Column<T> Int<T>(string name, Func<T, int> value) => new(name, "integer", rows => Of(rows, value));

    public static Column<T> IntOrNull<T>(string name, Func<T, int?> value) => new(name, "integer", rows => Of(rows, value));

    public static Column<T> Flag<T>(string name, Func<T, bool> value) => new(name, "boolean", rows => Of(rows, value));

    public static Column<T> Number<T>(string name, Func<T, double> value) => new(name, "double precision", rows => Of(rows, value));

    public static Column<T> Date<T>(string name, Func<T, DateOnly> value) => new(name, "date", rows => Of(rows, value));

    public static Column<T> Text<T>(string name, Func<T, string?> value) => new(name, "text", rows =>
    {
        var array = Of(rows, row => SqlParameters.Storable(value(row)));
        array.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text;
        return array;
    });

    private static NpgsqlParameter<TValue[]> Of<T, TValue>(IReadOnlyList<T> rows, Func<T, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return new() { TypedValue = values };
    }
}
