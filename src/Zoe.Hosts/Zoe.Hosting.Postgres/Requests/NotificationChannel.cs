namespace Zoe.Hosting.Postgres.Requests;

/// <summary>The channel of a deployment's notifications. Channels belong to a database, not to a schema.</summary>
internal static class NotificationChannel
{
    public static string Of(PostgresDatabase database) => database.Schema.Name;
}
