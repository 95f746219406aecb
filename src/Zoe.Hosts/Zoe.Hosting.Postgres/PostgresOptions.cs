namespace Zoe.Hosting.Postgres;

/// <summary>Options of the PostgreSQL store.</summary>
public sealed class PostgresOptions
{
    /// <summary>
    /// The schema of this deployment's tables; null for <c>zoe_</c> and the deployment's name. It is created when missing.
    /// </summary>
    public string? Schema { get; set; }

    /// <summary>
    /// How long the leader's heartbeat, which it writes each second, may be missing before a waiting host takes over.
    /// A leader whose process has ended is replaced at once.
    /// </summary>
    public TimeSpan LeaderTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
