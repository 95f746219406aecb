using System.Text;
using Npgsql;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>Positional parameters.</summary>
internal static class SqlParameters
{
    public static NpgsqlParameter Whole(long value) => new NpgsqlParameter<long> { TypedValue = value };

    public static NpgsqlParameter Whole(long? value) => value is { } whole ? Whole(whole) : new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint, Value = DBNull.Value };

    public static NpgsqlParameter Int(int value) => new NpgsqlParameter<int> { TypedValue = value };

    public static NpgsqlParameter Int(int? value) => value is { } whole ? Int(whole) : new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer, Value = DBNull.Value };

    public static NpgsqlParameter Number(double value) => new NpgsqlParameter<double> { TypedValue = value };

    public static NpgsqlParameter Flag(bool value) => new NpgsqlParameter<bool> { TypedValue = value };

    public static NpgsqlParameter Ids(IEnumerable<long> values) => new NpgsqlParameter<long[]> { TypedValue = [.. values] };

    public static NpgsqlParameter Text(string? value) => new NpgsqlParameter<string?> { TypedValue = Storable(value), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    /// <summary>
    /// A text without what PostgreSQL cannot store, U+0000 and unpaired surrogates; each becomes U+FFFD. An error message
    /// of a container may have them.
    /// </summary>
    public static string? Storable(string? text)
    {
        if (text is null || (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0'))) return text;
        var storable = new StringBuilder(text.Length);
        // Unpaired surrogates are enumerated as U+FFFD.
        foreach (var rune in text.EnumerateRunes()) storable.Append(rune.Value == 0 ? "\ufffd" : rune.ToString());
        return storable.ToString();
    }
}
