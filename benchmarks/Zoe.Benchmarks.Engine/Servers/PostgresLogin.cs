using Npgsql;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Settings of a connection to the schema of a deployment.</summary>
internal static class PostgresLogin
{
    /// <summary>True when a store is such a URL.</summary>
    public static bool IsUrl(string store) => store.StartsWith("postgres:", StringComparison.Ordinal);

    public static NpgsqlConnectionStringBuilder Read(string url, string deployment)
    {
        var uri = new Uri(url);
        var login = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Database = uri.AbsolutePath.TrimStart('/'),
            Username = Uri.UnescapeDataString(login[0]),
            Password = Uri.UnescapeDataString(login[1]),
            SearchPath = $"\"zoe_{deployment}\"",
        };
    }
}
