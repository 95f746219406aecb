using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Postgres.Leadership;

/// <summary>Log messages about the leadership.</summary>
internal static partial class LeadershipLog
{
    [LoggerMessage(1, LogLevel.Information, "Waiting for the leadership of {Store}: {Session} holds it")]
    public static partial void Waiting(ILogger logger, string store, string session);

    [LoggerMessage(2, LogLevel.Warning, "The leader of {Store}, {Session}, has written no heartbeat for {Seconds} s; its sessions are ended")]
    public static partial void Stale(ILogger logger, string store, string session, int seconds);

    [LoggerMessage(3, LogLevel.Warning, "The session of the leadership was interrupted and is opened again: {Problem}")]
    public static partial void Interrupted(ILogger logger, string problem);

    [LoggerMessage(4, LogLevel.Error, "Another host has taken over the leadership of {Store}: epoch {Epoch} is no longer the latest")]
    public static partial void Lost(ILogger logger, string store, long epoch);
}
