using Zoe.Hosting;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;

namespace Zoe.Worker;

/// <summary>Chooses the store by the key <c>Store</c>.</summary>
internal static class ConfiguredStore
{
    /// <exception cref="FormatException">The key is not a connection string.</exception>
    public static IZoeBuilder UseConfiguredStore(this IZoeBuilder builder, IConfiguration section) =>
        section["Store"] is { Length: > 0 } server ? builder.UsePostgres(server) : builder.UseSqlite();
}
