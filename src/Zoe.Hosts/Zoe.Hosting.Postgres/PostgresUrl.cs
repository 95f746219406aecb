using Npgsql;

namespace Zoe.Hosting.Postgres;

/// <summary>Reads how a server is given: as keywords (<c>Host=…;Database=…</c>) or as <c>postgres://</c> URL.</summary>
internal static class PostgresUrl
{
    private const int DefaultPort = 5432;

    /// <exception cref="FormatException">The text is not valid; the message has no password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!IsUrl(text)) return FromKeywords(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.AbsolutePath.Length < 2)
            throw new FormatException("The URL of the database is not valid; it must be like postgres://user@host:5432/database.");
        var user = url.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(url.Host),
            Port = url.Port > 0 ? url.Port : DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath[1..]),
        };
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)) Set(settings, option);
        return settings;
    }

    public static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromKeywords(string text) => Try(() => new NpgsqlConnectionStringBuilder(text))
        ?? throw new FormatException("The connection string of the database is not valid; it must be like Host=db;Database=zoe;Username=zoe.");

    private static void Set(NpgsqlConnectionStringBuilder settings, string option)
    {
        var pair = option.Split('=', 2);
        var (name, value) = (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");
        // Names and values as libpq has them, where they differ.
        var keyword = name switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", _ => name };
        if (name == "sslmode") value = value.Replace("-", "", StringComparison.Ordinal);
        if (Try(() => settings[keyword] = value) is null)
            throw new FormatException($"The URL of the database has the option '{name}', which is unknown or has a wrong value.");
    }

    /// <summary>Null for a wrong value; the exception may quote it, and it may be a password.</summary>
    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return null;
        }
    }
}
