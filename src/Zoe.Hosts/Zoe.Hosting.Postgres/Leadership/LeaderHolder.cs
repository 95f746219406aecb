namespace Zoe.Hosting.Postgres.Leadership;

/// <summary>Who holds the advisory lock, as a waiting host sees it.</summary>
/// <param name="ProcessId">The server's process of the session; 0 for nobody.</param>
/// <param name="Session">The <c>application_name</c> of the session.</param>
/// <param name="Now">The server's clock in seconds.</param>
/// <param name="HeartbeatAge">Seconds since the last heartbeat.</param>
internal readonly record struct LeaderHolder(int ProcessId, string Session, double Now, double HeartbeatAge);
